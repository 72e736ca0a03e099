using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ReverseBuy.RabbitMQ.Tests.Support;
using ReverseBuy.Servers;

namespace ReverseBuy.RabbitMQ.Tests.Outages;

/// <summary>A broker of a test's own, with ports and a folder of its own, that the test may stop and start.</summary>
internal sealed class PrivateRabbitMQ : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reversebuy-rabbitmq");

    public int Port { get; } = ThreeFreePorts();

    public static async Task<PrivateRabbitMQ> StartedAsync(SharedRabbitMQ shared)
    {
        shared.Require();
        var broker = new PrivateRabbitMQ();
        await broker.RunAsync("up", "rabbitmq");
        return broker;
    }

    /// <summary>The broker goes, the node stays: connections are closed, queues are closed, nothing is lost that was confirmed.</summary>
    public Task StopAsync() => RunAsync("rabbitmqctl", "--quiet", "stop_app");

    public Task StartAsync() => RunAsync("rabbitmqctl", "--quiet", "start_app");

    public async ValueTask DisposeAsync()
    {
        await RunAsync("down", "rabbitmq");
        _folder.Delete(recursive: true);
    }

    // The broker's, and the two above it for Erlang.
    private static int ThreeFreePorts()
    {
        while (true)
        {
            using var first = new TcpListener(IPAddress.Loopback, 0);
            first.Start();
            var port = ((IPEndPoint)first.LocalEndpoint).Port;
            try
            {
                using var second = new TcpListener(IPAddress.Loopback, port + 1);
                using var third = new TcpListener(IPAddress.Loopback, port + 2);
                second.Start();
                third.Start();
                return port;
            }
            catch (Exception exception) when (exception is SocketException or ArgumentOutOfRangeException)
            {
                // Somebody has one of them.
            }
        }
    }

    private async Task RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(TestServer.Root(), "eng", "servers.sh"), arguments) { RedirectStandardError = true };
        start.Environment["REVERSEBUY_SERVERS"] = _folder.FullName;
        start.Environment["REVERSEBUY_RABBITMQ_PORT"] = Port.ToString(CultureInfo.InvariantCulture);
        using var script = Process.Start(start)!;
        await script.WaitForExitAsync(CancellationToken.None);
        Assert.True(script.ExitCode == 0, $"eng/servers.sh {string.Join(' ', arguments)} ended with {script.ExitCode}.");
    }
}
