using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ReverseBuy.Servers;

namespace ReverseBuy.Redis.Tests.Support;

/// <summary>A Redis of a test's own, on a port of its own and without anything on disk, that the test may pause, kill and start again.</summary>
internal sealed class PrivateRedis : IAsyncDisposable
{
    private readonly int _port = FreePorts.Find(1);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reversebuy-redis");
    private Process? _process;

    public string Configuration => $"127.0.0.1:{_port},connectTimeout=5000";

    public static async Task<PrivateRedis> StartedAsync(SharedRedis shared)
    {
        shared.Require();
        var redis = new PrivateRedis();
        await redis.StartAsync();
        return redis;
    }

    public async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo(
            "redis-server",
            [
                "--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", string.Empty, "--appendonly", "no",
                "--dir", _folder.FullName, "--logfile", Path.Combine(_folder.FullName, "log"),
            ]))!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, _port, patience.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), patience.Token);
            }
        }
    }

    /// <summary>It takes connections and questions, and answers none.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    public Task GoOnAsync() => SignalAsync("CONT");

    /// <summary>Its process is gone, with all that it held.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
            _process = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _folder.Delete(recursive: true);
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(CancellationToken.None);
        Assert.Equal(0, kill.ExitCode);
    }
}
