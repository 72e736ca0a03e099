using System.Net;
using System.Net.Sockets;

namespace ReverseBuy.Servers;

/// <summary>Ports for servers that are started by a test.</summary>
internal static class FreePorts
{
    // Below those that systems give to connections: one that is free when it is looked for is not some connection's when the server comes to have it, nor between two starts of the server.
    private const int Lowest = 12_000;
    private const int Highest = 24_000;

    /// <summary>Finds ports in a row that nobody has.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The first of them.</returns>
    public static int Find(int count)
    {
        while (true)
        {
            var first = Random.Shared.Next(Lowest, Highest - count);
            if (Enumerable.Range(first, count).All(IsFree))
            {
                return first;
            }
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
