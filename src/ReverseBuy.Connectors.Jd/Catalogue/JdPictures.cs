using Microsoft.Extensions.Options;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Jd.Catalogue;

/// <summary>Makes addresses of pictures, which JD tells without a host.</summary>
internal sealed class JdPictures(IOptions<JdOptions> options)
{
    private readonly Uri _endpoint = options.Value.PictureEndpoint;

    /// <summary>The address of a picture; <see langword="null"/> when the path is none.</summary>
    public Uri? AddressOf(string? path) => path switch
    {
        null => null,
        _ when path.StartsWith("//", StringComparison.Ordinal) || path.Contains("://", StringComparison.Ordinal) => ImageAddress.Read(path),
        _ when path.Contains("..", StringComparison.Ordinal) => null,
        _ => Uri.TryCreate(_endpoint, path.TrimStart('/'), out var address) ? address : null,
    };
}
