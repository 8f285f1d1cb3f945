package diskinfo

import "golang.org/x/sys/unix"

// remote are the file systems that are, or may be, another machine's. FUSE is
// among them: what stands behind it cannot be told.
var remote = map[int64]string{
	unix.NFS_SUPER_MAGIC:  "nfs",
	unix.SMB_SUPER_MAGIC:  "smb",
	unix.CIFS_SUPER_MAGIC: "cifs",
	unix.SMB2_SUPER_MAGIC: "cifs",
	unix.AFS_SUPER_MAGIC:  "afs",
	unix.CEPH_SUPER_MAGIC: "ceph",
	unix.CODA_SUPER_MAGIC: "coda",
	unix.NCP_SUPER_MAGIC:  "ncp",
	unix.V9FS_MAGIC:       "9p",
	unix.FUSE_SUPER_MAGIC: "fuse",
}

func of(path string) (Disk, error) {
	var s unix.Statfs_t
	if err := unix.Statfs(path, &s); err != nil {
		return Disk{}, err
	}
	// The type is signed on some machines, and CIFS has its highest bit set.
	kind, far := remote[int64(uint32(s.Type))]
	return Disk{Kind: kind, Remote: far, Free: s.Bavail * uint64(s.Bsize)}, nil
}
