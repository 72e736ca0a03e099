using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ReverseBuy.Wire;

/// <summary>An HTTP server on bare sockets, which counts each request whose head arrived, whatever becomes of it.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _paths = new();
    private readonly Func<string, WireReply> _reply;
    private readonly Task _accepting;

    public LoopbackServer(Func<string, WireReply> reply)
    {
        _reply = reply;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens; ends with a slash.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>How many requests to paths with these words arrived.</summary>
    public int Count(string words) => _paths.Count(path => path.Contains(words, StringComparison.Ordinal));

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
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await HeadAsync(stream) is { } head)
                {
                    var path = head.Split(' ')[1];
                    _paths.Enqueue(path);
                    var reply = _reply(path);
                    if (reply.Kind == WireReplyKind.CutAtHead)
                    {
                        Reset(client);
                        return;
                    }

                    await stream.ReadExactlyAsync(new byte[LengthIn(head)], _stop.Token);
                    if (reply.Kind == WireReplyKind.Cut)
                    {
                        Reset(client);
                        return;
                    }

                    var body = Encoding.UTF8.GetBytes(reply.Body);
                    var lines = $"HTTP/1.1 {reply.Status} X\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(lines).Concat(body).ToArray(), _stop.Token);
                    if (reply.Kind == WireReplyKind.AnswerAndHangUp)
                    {
                        return;
                    }
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
            {
                // The caller hung up, or the test is over.
            }
        }
    }

    private async Task<string?> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    private static int LengthIn(string head) => int.Parse(
        head.Split("\r\n").Single(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Split(':')[1],
        NumberStyles.AllowLeadingWhite,
        CultureInfo.InvariantCulture);

    private static void Reset(TcpClient client) => client.Client.LingerState = new LingerOption(true, 0);
}
