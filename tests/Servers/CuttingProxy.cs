using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ReverseBuy.Servers;

/// <summary>Passes connections on to a server until they are cut, without a word to either side.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private readonly int _server;
    private readonly Task _accepting;

    public CuttingProxy(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whether new connections are refused.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Whether what the server answers is held back.</summary>
    public bool IsStalled { get; set; }

    /// <summary>How late each piece of what the server answers comes.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Cuts all connections that are open.</summary>
    public void Cut()
    {
        foreach (var client in _open.Keys)
        {
            client.Client.LingerState = new LingerOption(true, 0);
            client.Close();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        Cut();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                if (IsClosed)
                {
                    client.Close();
                }
                else
                {
                    _ = PassOnAsync(client);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private async Task AnswersAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer, _stop.Token) is > 0 and var read)
        {
            while (IsStalled)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), _stop.Token);
            }

            if (Delay > TimeSpan.Zero)
            {
                await Task.Delay(Delay, _stop.Token);
            }

            await to.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
        }
    }

    private async Task PassOnAsync(TcpClient client)
    {
        using var server = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        _open.TryAdd(client, true);
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _server);
            await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream()), AnswersAsync(server.GetStream(), client.GetStream()));
        }
        catch (Exception exception) when (exception is IOException or SocketException or InvalidOperationException or OperationCanceledException)
        {
            // One side is gone.
        }
        finally
        {
            _open.TryRemove(client, out _);
            client.Close();
        }
    }
}
