using System.Diagnostics.Metrics;
using ReverseBuy.Diagnostics;

namespace ReverseBuy.EntityFrameworkCore;

/// <summary>For providers: what databases and connections are counted by. Listed in <c>docs/telemetry.md</c>. Thread-safe.</summary>
public sealed class StorageMetrics : IDisposable
{
    private readonly Meter _meter = new(ReverseBuyDiagnostics.StorageName, ReverseBuyDiagnostics.VersionOf(typeof(StorageMetrics)));
    private readonly UpDownCounter<long> _databases;
    private readonly UpDownCounter<long> _connections;
    private readonly Counter<long> _letGo;
    private readonly Histogram<double> _wait;

    /// <summary>Makes the instruments.</summary>
    public StorageMetrics()
    {
        _databases = _meter.CreateUpDownCounter<long>("reversebuy.storage.open_databases", "{database}", "Tenants' databases that this process keeps something open of.");
        _connections = _meter.CreateUpDownCounter<long>("reversebuy.storage.used_connections", "{connection}", "Connections to tenants' databases that are in use.");
        _letGo = _meter.CreateCounter<long>("reversebuy.storage.let_go_databases", "{database}", "Tenants' databases whose connections were closed, by reason.");
        _wait = _meter.CreateHistogram<double>("reversebuy.storage.connection.wait", "s", "How long was waited for a connection, where there was a wait, by result.");
    }

    /// <summary>Counts a database that was opened.</summary>
    public void Opened() => _databases.Add(1);

    /// <summary>Counts a database of which nothing is open any more.</summary>
    public void Closed() => _databases.Add(-1);

    /// <summary>Counts connections that are taken (1) and given back (-1).</summary>
    /// <param name="change">How many more are in use.</param>
    public void Used(int change) => _connections.Add(change);

    /// <summary>Counts a database whose connections were closed.</summary>
    /// <param name="reason">Why.</param>
    public void LetGo(LetGoReason reason) => _letGo.Add(1, new KeyValuePair<string, object?>("reversebuy.reason", reason switch
    {
        LetGoReason.Idle => "idle",
        LetGoReason.Needed => "needed",
        _ => "gone",
    }));

    /// <summary>Counts a wait for a connection.</summary>
    /// <param name="duration">How long it took.</param>
    /// <param name="isDone">Whether there was one in time.</param>
    public void Waited(TimeSpan duration, bool isDone) =>
        _wait.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("reversebuy.result", isDone ? "done" : "refused"));

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();
}
