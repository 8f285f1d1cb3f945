# jixiao: `make` alone lists the targets. Only Go and make are needed; race
# also needs a C compiler.

# The tag that the commit is built on; without any, the newest version that the
# changelog names, and the commit.
NEWEST      := $(shell sed -n 's/^[^ ]* \([0-9][0-9.]*\) - .*/v\1/p' CHANGELOG.md | head -n 1)
VERSION     ?= $(shell git describe --match 'v*' --dirty 2>/dev/null || echo $(NEWEST)-$$(git describe --always --dirty --exclude '*' 2>/dev/null | sed 's/^/g/' | grep . || echo dev))
COMMIT      := $(shell git rev-parse --short HEAD 2>/dev/null)
MADE        := $(shell git log -1 --format=%cI 2>/dev/null)
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
LDFLAGS     := -s -w -X main.version=$(VERSION) -X main.commit=$(COMMIT) -X main.made=$(firstword $(subst T, ,$(MADE)))
GOBUILD     := CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags '$(LDFLAGS)'
PLATFORMS   := linux/amd64 linux/arm64 linux/loong64 windows/amd64

AS_OF    ?= 2023-10-13T22:00:00+08:00
FUZZTIME ?= 1m
KILLS    ?= 200
SEEDS    ?= 1 2 3 4 5
BENCH    ?= .
NEW      ?= bin/jixiao
RACE     ?= ./...
ONLY     ?=
SKIP     ?=
SIZES    ?= 2000 20000
DIR      ?=
WRITE    ?=
WAITS    ?=
CAMPAIGNS ?= 280

.DEFAULT_GOAL := help
.PHONY: help run demo test race lint bench growth many crash bombs soak fuzz pictures golden compare program build cross release wasm clean

help: ## 显示本帮助 (this help)
	@echo '用法 (usage): make <目标 target>'
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Exit code 1 says that there are findings: the run itself went well.
run: build ## 审核 inbox/，结果写入 outbox/ (one run over the sample inbox)
	@bin/jixiao --config configs run --inbox inbox --outbox outbox \
		--ledger data/ledger.db --log data/jixiao.log --as-of $(AS_OF); \
	code=$$?; if [ $$code -gt 1 ]; then exit $$code; fi

demo: build ## 在临时目录里连演三个晚上 (three evenings in a temporary folder)
	@sh scripts/demo.sh

test: ## 运行全部测试 (all tests)
	go test -timeout 20m $(if $(SKIP),-skip '$(SKIP)') ./...

race: ## 带竞态检测运行测试，需要 C 编译器 (tests with the race detector)
	CGO_ENABLED=1 go test -timeout 30m -race -short -vet=off $(if $(ONLY),-run '$(ONLY)') $(RACE)

lint: ## 检查格式与常见错误 (gofmt, go vet, staticcheck)
	@bad=$$(gofmt -l .); if [ -n "$$bad" ]; then echo "gofmt:"; echo "$$bad"; exit 1; fi
	go vet ./...
	go run $(STATICCHECK) ./...

# BENCH=Name picks one benchmark of ours; without it the peers take part too.
bench: build ## 性能测试：2000 份评分表，并与同类程序、脚本比较；没装的会说明 (benchmarks, and peers where they are installed)
	go test -run '^$$' -bench '$(BENCH)' -benchtime 1x -timeout 60m ./rules ./pipeline ./internal/office/sheet ./internal/office/annotate ./pipeline/intake ./pipeline/ledger
	$(if $(filter .,$(BENCH)),go run ./scripts/peers $(if $(WRITE),-write docs))

growth: build ## 文件和单位增多时的用时、内存、磁盘：SIZES="2000 20000 100000"（约一小时、10 GB），DIR=保留文件夹，WAITS=1 只量值守时新文件等多久，WRITE=1 写进 docs (cost as campaigns grow)
	go run ./scripts/growth -sizes '$(SIZES)' -dir '$(DIR)' $(if $(WAITS),-waits -drops 40,$(if $(WRITE),-write docs))

many: build ## 一个进程里 CAMPAIGNS 个评价年度，各 100 份表 (one process, many campaigns)
	go run ./scripts/many -campaigns '$(CAMPAIGNS)' -dir '$(DIR)'

crash: ## 在 KILLS 个时刻中止运行、让每次读写出错，结果应与未中断时相同 (kill and break runs everywhere)
	go test -count=1 -timeout 30m -run 'Killed|EveryOperationFails|EveryRead|CannotGrow' ./pipeline -kills $(KILLS)
	go test -count=1 -timeout 60m -run 'ServeKilled|WorkersKilled' ./cmd/jixiao -serve-kills $$(($(KILLS) / 4)) -work-kills $(KILLS) -work-seed $(firstword $(SEEDS))

bombs: ## 一百多种恶意文件，解压后各 470 MB，每种所占内存和时间都有限 (hostile files: memory and time)
	go test -count=1 -timeout 60m -run 'Bombs' ./pipeline -bombs 470

soak: ## 常驻服务连演 60 天，每个 SEEDS 一遍，台账应与剧本一致 (sixty days of the service)
	@for seed in $(SEEDS); do \
		go test -count=1 -timeout 30m -run 'TestSoak$$' ./cmd/jixiao -soak-units 20 -soak-seed $$seed || exit 1; \
	done

fuzz: ## 每个模糊测试跑 FUZZTIME (every fuzz target for FUZZTIME)
	@sh scripts/fuzz.sh $(FUZZTIME)

pictures: build ## 重画 docs/pictures 里的图 (pictures of the READMEs)
	@sh scripts/pictures.sh

golden: ## 重写所有标准结果文件，并列出改了哪些，随后请看 git diff (rewrite golden files, and say which)
	@sh scripts/golden.sh

compare: build ## OLD=旧程序 NEW=新程序（缺省 bin/jixiao）：两者做出的东西应完全相同 (two builds, the same results)
	@test -n '$(OLD)' || { echo 'make compare OLD=path/of/another/jixiao'; exit 2; }
	go run ./scripts/compare $(COMPARE) '$(OLD)' '$(NEW)'

program: ## 编译自查网页里的程序，build 等会先做 (the program inside the self-check page)
	@go run ./scripts/selfcheck

build: program ## 编译 bin/jixiao (build for this machine)
	@$(GOBUILD) -o bin/jixiao ./cmd/jixiao

cross: program ## 为各平台编译到 bin/ (build for every platform)
	@for p in $(PLATFORMS); do \
		os=$${p%/*}; arch=$${p#*/}; ext=; \
		if [ $$os = windows ]; then ext=.exe; fi; \
		echo "bin/jixiao-$$os-$$arch$$ext"; \
		GOOS=$$os GOARCH=$$arch $(GOBUILD) -o "bin/jixiao-$$os-$$arch$$ext" ./cmd/jixiao || exit 1; \
	done

release: program ## 打包各平台的安装包到 dist/ (archives for every platform)
	go run ./internal/release -version $(VERSION) -commit $(COMMIT) -made $(MADE) -out dist

wasm: ## 检查核心能为浏览器编译 (the core builds for GOOS=js)
	go test -count=1 -run 'Browser' ./internal/architecture

clean: ## 删除 bin/，不动 data/ 与 outbox/ (remove bin/ only)
	rm -rf bin
