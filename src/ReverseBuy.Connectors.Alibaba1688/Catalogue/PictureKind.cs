namespace ReverseBuy.Connectors.Alibaba1688.Catalogue;

/// <summary>Tells pictures by their first bytes, so that nothing else is uploaded.</summary>
internal static class PictureKind
{
    /// <exception cref="ArgumentException">It is too large, or neither JPEG, PNG nor WebP.</exception>
    public static void Check(ReadOnlySpan<byte> image, int largest)
    {
        if (image.Length > largest)
        {
            throw new ArgumentException($"The picture has {image.Length} bytes; 1688 is sent at most {largest}. Scale it down first.", nameof(image));
        }

        var isKnown = image.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
            || image.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])
            || (image.Length > 12 && image.StartsWith("RIFF"u8) && image[8..].StartsWith("WEBP"u8));
        if (!isKnown)
        {
            throw new ArgumentException($"The picture is neither JPEG, PNG nor WebP. Convert it; it may have {largest} bytes.", nameof(image));
        }
    }
}
