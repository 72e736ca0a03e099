using System.Net;
using System.Net.Sockets;

namespace ReverseBuy.Servers;

/// <summary>Passes connections on to a server until they are cut, without a word to either side.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly HashSet<Socket> _open = [];
    private readonly int _server;
    private readonly Task _accepting;
    private bool _isClosed;

    public CuttingProxy(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whether new connections are refused.</summary>
    public bool IsClosed
    {
        get
        {
            lock (_lock)
            {
                return _isClosed;
            }
        }

        set
        {
            lock (_lock)
            {
                _isClosed = value;
            }
        }
    }

    /// <summary>Whether what the server answers is held back.</summary>
    public bool IsStalled { get; set; }

    /// <summary>How late each piece of what the server answers comes.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Cuts all connections that are open.</summary>
    public void Cut()
    {
        lock (_lock)
        {
            foreach (var client in _open)
            {
                client.LingerState = new LingerOption(true, 0);
                client.Close();
            }

            _open.Clear();
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
                var client = await _listener.AcceptSocketAsync(_stop.Token);
                if (TryOpen(client))
                {
                    _ = PassOnAsync(client);
                }
                else
                {
                    client.Close();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    // One that came just before the proxy was closed is cut with the others, not forgotten.
    private bool TryOpen(Socket client)
    {
        lock (_lock)
        {
            return !_isClosed && _open.Add(client);
        }
    }

    private void Close(Socket client)
    {
        lock (_lock)
        {
            // Whoever is in there is not closed yet: a closed one cannot be cut.
            _open.Remove(client);
            client.Close();
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

    private async Task PassOnAsync(Socket client)
    {
        using var server = new TcpClient { NoDelay = true };
        try
        {
            client.NoDelay = true;
            await server.ConnectAsync(IPAddress.Loopback, _server);
            await using var stream = new NetworkStream(client);
            await Task.WhenAny(stream.CopyToAsync(server.GetStream()), AnswersAsync(server.GetStream(), stream));
        }
        catch (Exception exception) when (exception is IOException or SocketException or InvalidOperationException or OperationCanceledException)
        {
            // One side is gone.
        }
        finally
        {
            Close(client);
        }
    }
}
