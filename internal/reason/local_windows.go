package reason

import "syscall"

// localCauses are numbers of Windows that Go has no common name for.
var localCauses = []cause{
	{syscall.Errno(19), "磁盘是只读的"},          // ERROR_WRITE_PROTECT
	{syscall.Errno(21), "磁盘没有准备好"},         // ERROR_NOT_READY
	{syscall.Errno(32), "正被别的程序打开"},        // ERROR_SHARING_VIOLATION
	{syscall.Errno(33), "正被别的程序打开"},        // ERROR_LOCK_VIOLATION
	{syscall.Errno(39), "磁盘已满"},            // ERROR_HANDLE_DISK_FULL
	{syscall.Errno(53), "找不到网络路径，共享没有连接"},  // ERROR_BAD_NETPATH
	{syscall.Errno(59), "网络出错，共享可能断开了"},    // ERROR_UNEXP_NET_ERR
	{syscall.Errno(64), "共享的连接已经失效"},       // ERROR_NETNAME_DELETED
	{syscall.Errno(67), "找不到这个共享"},         // ERROR_BAD_NET_NAME
	{syscall.Errno(112), "磁盘已满"},           // ERROR_DISK_FULL
	{syscall.Errno(123), "名称里有不能用的字符"},     // ERROR_INVALID_NAME
	{syscall.Errno(206), "路径太长"},           // ERROR_FILENAME_EXCED_RANGE
	{syscall.Errno(1224), "正被别的程序打开"},      // ERROR_USER_MAPPED_FILE
	{syscall.Errno(1326), "访问共享的用户名或密码不对"}, // ERROR_LOGON_FAILURE
}
