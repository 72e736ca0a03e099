using System.Net;
using System.Net.Sockets;

namespace ReverseBuy.Connectors.Wire.Tests.Support;

/// <summary>Passes connections on to a server, and cuts the next call after so many bytes of its request or of its answer.</summary>
/// <remarks>
/// A request that was passed on whole is cut only when its answer begins: then what the server did is done, and a test can look at it.
/// </remarks>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly IPEndPoint _server;
    private readonly Task _accepting;
    private volatile CutPlan? _plan;

    public CuttingProxy(Uri server)
    {
        _server = new IPEndPoint(IPAddress.Loopback, server.Port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens; ends with a slash.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>Cuts the next call by a plan; a plan without a cut only counts.</summary>
    public CutPlan Plan(CutSide side, int after) => _plan = new CutPlan(side, after);

    /// <summary>Lets what follows pass.</summary>
    public void Calm() => _plan = null;

    public async ValueTask DisposeAsync()
    {
        // Stopped only once nobody asks it for the next connection any more.
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = PassOnAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task PassOnAsync(TcpClient caller)
    {
        using (caller)
        using (var server = new TcpClient())
        using (var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token))
        {
            try
            {
                await server.ConnectAsync(_server, either.Token);
                var requests = RequestsAsync(caller.GetStream(), server.GetStream(), either.Token);
                var answers = AnswersAsync(server.GetStream(), caller.GetStream(), either.Token);
                await Task.WhenAny(requests, answers);
                await either.CancelAsync();
                caller.Client.LingerState = new LingerOption(true, 0);
                await Task.WhenAll(requests, answers);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
            {
                // One side hung up, or the test is over.
            }
        }
    }

    private async Task RequestsAsync(NetworkStream from, NetworkStream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            var allowed = _plan?.PassRequest(buffer.AsSpan(0, read)) ?? read;
            await to.WriteAsync(buffer.AsMemory(0, allowed), cancellationToken);
            if (allowed < read || _plan is { IsRequestCut: true })
            {
                return;
            }
        }
    }

    private async Task AnswersAsync(NetworkStream from, NetworkStream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            var allowed = _plan?.PassAnswer(read) ?? read;
            await to.WriteAsync(buffer.AsMemory(0, allowed), cancellationToken);
            if (allowed < read)
            {
                return;
            }
        }
    }
}
