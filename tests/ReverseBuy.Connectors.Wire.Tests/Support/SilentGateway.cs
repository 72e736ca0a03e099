using System.Net;
using System.Net.Sockets;

namespace ReverseBuy.Connectors.Wire.Tests.Support;

/// <summary>A gateway that takes a call, never answers, and notices when its caller hangs up.</summary>
internal sealed class SilentGateway : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _called = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _hungUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;

    public SilentGateway()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Where it listens; ends with a slash.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>Ends when the first bytes of a call are there.</summary>
    public Task Called => _called.Task;

    /// <summary>Ends when the caller has closed the connection.</summary>
    public Task HungUp => _hungUp.Task;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            using var caller = await _listener.AcceptTcpClientAsync(_stop.Token);
            var buffer = new byte[16 * 1024];
            while (await caller.GetStream().ReadAsync(buffer, _stop.Token) > 0)
            {
                _called.TrySetResult();
            }

            _hungUp.TrySetResult();
        }
        catch (IOException)
        {
            // A reset is a way of hanging up.
            _hungUp.TrySetResult();
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
