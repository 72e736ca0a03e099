using System.Diagnostics;
using System.Globalization;

namespace ReverseBuy.Servers;

/// <summary>
/// A server with ports and a folder of its own, started through <c>eng/servers.sh</c>: whoever has it may stop, break and start it without a word to others.
/// PostgreSQL writes through to disk here, as it must where a crash is tried.
/// </summary>
/// <param name="name">Its name for <c>eng/servers.sh</c>.</param>
/// <param name="ports">How many ports in a row it needs.</param>
internal sealed class PrivateServer(string name, int ports) : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = NewFolder();

    /// <summary>The first of its ports: the one that clients connect to.</summary>
    public int Port { get; } = FreePorts.Find(ports);

    public static PrivateServer NewPostgreSql() => new("postgresql", 1);

    // The two ports above the broker's are Erlang's.
    public static PrivateServer NewRabbitMQ() => new("rabbitmq", 3);

    public Task StartAsync() => RunAsync("up", name);

    /// <summary>Ends it as a power cut does: nothing is finished, nothing is written. It can be started again.</summary>
    public Task CrashAsync() => RunAsync("crash", name);

    /// <summary>Runs <c>eng/servers.sh</c> for this server.</summary>
    public async Task RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "eng", "servers.sh"), arguments) { RedirectStandardError = true };
        start.Environment["REVERSEBUY_SERVERS"] = _folder.FullName;
        start.Environment[$"REVERSEBUY_{name.ToUpperInvariant()}_PORT"] = Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["REVERSEBUY_DURABLE"] = "1";
        using var script = Process.Start(start)!;
        await script.WaitForExitAsync(CancellationToken.None);
        if (script.ExitCode != 0)
        {
            throw new InvalidOperationException($"eng/servers.sh {string.Join(' ', arguments)} ended with {script.ExitCode}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("down", name);
        _folder.Delete(recursive: true);
    }

    // PostgreSQL runs as a user of its own, who has to get at his data in there.
    private static DirectoryInfo NewFolder()
    {
        var folder = Directory.CreateTempSubdirectory("reversebuy-servers-");
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode |= UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        }

        return folder;
    }
}
