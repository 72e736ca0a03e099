using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ReverseBuy.Servers;

/// <summary>
/// A server that tests use. Named in <c>REVERSEBUY_REQUIRE</c>, it is started through <c>eng/servers.sh</c> and must be there; unnamed, whatever
/// answers on the port is used, and where nothing answers the tests are skipped and counted.
/// </summary>
/// <param name="name">Its name for <c>eng/servers.sh</c>.</param>
/// <param name="defaultPort">Its port, unless <c>REVERSEBUY_…_PORT</c> names another.</param>
internal sealed class TestServer(string name, int defaultPort)
{
    /// <summary>Whether it is there, once it was started.</summary>
    public bool Answers { get; private set; }

    public int Port { get; } = Environment.GetEnvironmentVariable($"REVERSEBUY_{name.ToUpperInvariant()}_PORT") is { Length: > 0 } port
        ? int.Parse(port, CultureInfo.InvariantCulture)
        : defaultPort;

    public async Task StartAsync()
    {
        if ((Environment.GetEnvironmentVariable("REVERSEBUY_REQUIRE") ?? string.Empty).Split([',', ' ']).Contains(name, StringComparer.Ordinal))
        {
            await StartRequiredAsync();
        }

        Answers = await AnswersAsync();
    }

    /// <summary>Skips the test when there is no server and none was required.</summary>
    public void Require() => Assert.SkipUnless(Answers, $"{name} is not up: eng/servers.sh up {name}");

    private async Task StartRequiredAsync()
    {
        using var script = Process.Start(new ProcessStartInfo(Path.Combine(Repository.Root, "eng", "servers.sh"), ["up", name]) { RedirectStandardError = true })!;
        var errors = await script.StandardError.ReadToEndAsync(CancellationToken.None);
        await script.WaitForExitAsync(CancellationToken.None);
        Assert.True(script.ExitCode == 0, $"REVERSEBUY_REQUIRE names {name}, which could not be started: {errors}");
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port, CancellationToken.None);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
