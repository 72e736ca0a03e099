using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ReverseBuy.AspNetCore.Callbacks;

/// <summary>Reads a body byte for byte, and never more of it than is allowed.</summary>
internal static class CallbackBody
{
    private const int FirstRead = 4096;

    /// <summary>Reads the body.</summary>
    /// <returns>The bytes; <see langword="null"/> when there are more.</returns>
    /// <exception cref="BadHttpRequestException">It is no request, or has ended too early.</exception>
    /// <exception cref="IOException">The connection was lost.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int maximum, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maximum)
        {
            return null;
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            // One byte more than allowed tells that there are more.
            feature.MaxRequestBodySize = maximum + 1;
        }

        try
        {
            return await ReadWholeAsync(request, maximum, cancellationToken).ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null; // the server has noticed first
        }
    }

    private static async ValueTask<ReadOnlyMemory<byte>?> ReadWholeAsync(HttpRequest request, int maximum, CancellationToken cancellationToken)
    {
        var bytes = new byte[Math.Min((int)(request.ContentLength ?? FirstRead), maximum) + 1];
        var length = 0;
        while (await request.Body.ReadAsync(bytes.AsMemory(length), cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            length += read;
            if (length > maximum)
            {
                return null;
            }

            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, Math.Min(bytes.Length * 2, maximum + 1));
            }
        }

        return length < request.ContentLength ? throw new BadHttpRequestException("The body has ended too early.") : bytes.AsMemory(0, length);
    }
}
