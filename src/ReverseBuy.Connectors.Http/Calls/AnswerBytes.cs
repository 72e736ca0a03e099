using System.Buffers;

namespace ReverseBuy.Connectors.Http;

/// <summary>Reads the body of an answer into rented memory, at one go where its length is told.</summary>
internal static class AnswerBytes
{
    private const int WhenUntold = 16 * 1024;

    // What a header claims is not rented unseen.
    private const int MostAtOnce = 1024 * 1024;

    /// <returns>The memory, which the caller gives back, and how much of it the body takes.</returns>
    public static async ValueTask<(byte[] Rented, int Length)> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            // One byte more than told: the end is then found by a read that has room, and not by growing.
            var rented = ArrayPool<byte>.Shared.Rent((int)Math.Min(content.Headers.ContentLength + 1 ?? WhenUntold, MostAtOnce));
            var length = 0;
            try
            {
                while (await stream.ReadAsync(rented.AsMemory(length), cancellationToken).ConfigureAwait(false) is > 0 and var read)
                {
                    length += read;
                    if (length == rented.Length)
                    {
                        rented = Grow(rented);
                    }
                }

                return (rented, length);
            }
            catch
            {
                WireDocument.Return(rented, length);
                throw;
            }
        }
    }

    private static byte[] Grow(byte[] rented)
    {
        var more = ArrayPool<byte>.Shared.Rent(checked(2 * rented.Length));
        rented.CopyTo(more, 0);
        WireDocument.Return(rented, rented.Length);
        return more;
    }
}
