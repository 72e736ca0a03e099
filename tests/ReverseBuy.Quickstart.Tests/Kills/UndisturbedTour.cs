using System.Diagnostics;
using ReverseBuy.Quickstart.Tests.Support;
using ReverseBuy.Sandbox;

namespace ReverseBuy.Quickstart.Tests.Kills;

/// <summary>A tour with the simulator as its own process that nobody disturbs: what the killed ones are compared with.</summary>
public sealed class UndisturbedTour : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>How long it took: the moments of the kills lie in here.</summary>
    internal TimeSpan Duration { get; private set; }

    internal TourReport Report { get; private set; } = null!;

    internal IReadOnlyList<OrderedLine> Lines { get; private set; } = [];

    internal IReadOnlyList<SandboxOrder> Upstream { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var token = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxProcess.StartAsync(_folder, token);
        var started = Stopwatch.GetTimestamp();
        var outcome = await Tour.RunAsync(_folder, "--json", "--pace", "fast", "--data", _folder.Data, "--sandbox", sandbox.Address.ToString());
        Duration = Stopwatch.GetElapsedTime(started);
        Report = TourReport.Of(outcome);
        Upstream = await sandbox.Client.GetOrdersAsync(token);
        using var books = new TenantBooks(_folder, "lotus");
        Lines = books.Lines();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
