package metrics

import (
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"jixiao/rules/finding"
)

// Group is a monitor for each campaign of a service that works on several: /metrics
// names them by the label campaign, /healthz tells of those that are not well.
type Group struct {
	now      func() time.Time
	registry *prometheus.Registry

	mu  sync.Mutex
	all map[string]*Monitor // by campaign
}

// NewGroup is a group of which nothing is known yet.
func NewGroup(now func() time.Time) *Group {
	g := &Group{now: now, registry: prometheus.NewRegistry(), all: map[string]*Monitor{}}
	g.registry.MustRegister(collectors.NewGoCollector())
	return g
}

// Monitor is that of a campaign.
func (g *Group) Monitor(campaign string) *Monitor {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.all[campaign] == nil {
		g.all[campaign] = newMonitor(g.now, g.labelled(campaign))
	}
	return g.all[campaign]
}

func (g *Group) labelled(campaign string) prometheus.Registerer {
	return prometheus.WrapRegistererWith(prometheus.Labels{"campaign": campaign}, g.registry)
}

// Remove forgets a campaign.
func (g *Group) Remove(campaign string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if m := g.all[campaign]; m != nil {
		for _, c := range m.all {
			g.labelled(campaign).Unregister(c)
		}
		delete(g.all, campaign)
	}
}

// mostUnwell is how many campaigns are told of by name.
const mostUnwell = 50

// Health is whether all do their work: a line for all, and one for each that does not.
func (g *Group) Health() (bool, finding.Text) {
	g.mu.Lock()
	defer g.mu.Unlock()
	var unwell []finding.Text
	for name, m := range g.all {
		if well, why := m.Health(); !well {
			unwell = append(unwell, finding.Text{ZH: name + "：" + why.ZH, EN: name + ": " + why.EN})
		}
	}
	slices.SortFunc(unwell, func(a, b finding.Text) int { return strings.Compare(a.ZH, b.ZH) })
	said := count("%d 个评价年度，%d 个不正常。", "%d campaigns, %d of them not well.", len(g.all), len(unwell))
	for _, line := range unwell[:min(len(unwell), mostUnwell)] {
		said.ZH += "\n" + line.ZH
		said.EN += "\n" + line.EN
	}
	return len(unwell) == 0, said
}

// Handler answers GET /healthz and /metrics.
func (g *Group) Handler(lang finding.Lang) http.Handler { return handler(lang, g.registry, g.Health) }
