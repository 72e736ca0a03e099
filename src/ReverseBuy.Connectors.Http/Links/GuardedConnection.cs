using System.Net;
using System.Net.Sockets;

namespace ReverseBuy.Connectors.Http;

/// <summary>
/// Connects only to public addresses. Names are resolved here, once per connection, and the checked addresses themselves are connected to: a
/// name that answers differently a moment later gains nothing.
/// </summary>
internal sealed class GuardedConnection(
    Func<string, CancellationToken, Task<IPAddress[]>> resolve,
    Func<IPAddress[], int, CancellationToken, ValueTask<Stream>> connect,
    bool onlyLoopback)
{
    /// <param name="endpoint">The loopback address that stands in for all hosts, when there is one.</param>
    public static GuardedConnection ToRealHosts(Uri? endpoint) =>
        new(Dns.GetHostAddressesAsync, OpenAsync, onlyLoopback: endpoint is not null);

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var target = context.DnsEndPoint;
        var addresses = await resolve(target.Host, cancellationToken).ConfigureAwait(false);

        // One address that is not allowed spoils all: no marketplace has public and private ones under one name.
        return addresses.Length > 0 && Array.TrueForAll(addresses, IsAllowed)
            ? await connect(addresses, target.Port, cancellationToken).ConfigureAwait(false)
            : throw new HttpRequestException(HttpRequestError.ConnectionError, $"{target.Host} has no address, or one that is not public. Nothing was sent; look at the name service.");
    }

    private static async ValueTask<Stream> OpenAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool IsAllowed(IPAddress address) => onlyLoopback ? IPAddress.IsLoopback(address) : PublicAddress.Is(address);
}
