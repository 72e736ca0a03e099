using ReverseBuy.Quickstart.Tests.Support;

namespace ReverseBuy.Quickstart.Tests;

/// <summary>A tour that keeps its data, run once for all tests that look at it.</summary>
public sealed class KeptTour : IAsyncLifetime
{
    private ProcessOutcome? _outcome;

    public TemporaryFolder Folder { get; } = new();

    internal ProcessOutcome Outcome => _outcome!;

    internal TourReport Report => TourReport.Of(Outcome);

    internal Task<ProcessOutcome> RunAsync() => Tour.RunAsync(Folder, "--json", "--pace", "fast", "--data", Folder.Data);

    public async ValueTask InitializeAsync() => _outcome = await RunAsync();

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
