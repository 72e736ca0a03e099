using System.Collections.Concurrent;
using Spectre.Console;

namespace ReverseBuy.BrowseSimulation.Reporting;

/// <summary>A bar for each run that is under way.</summary>
internal sealed class ProgressBars(ProgressContext context) : IRunProgress
{
    private readonly ConcurrentDictionary<Run, ProgressTask> _bars = new(ReferenceEqualityComparer.Instance);

    public void Begin(Run run) => _bars[run] = context.AddTask(Markup.Escape(ShopNames.Of(run)), maxValue: 1);

    public void Advance(Run run, double share) => _bars[run].Value = share;
}
