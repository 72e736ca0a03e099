using ReverseBuy.Privacy;

namespace ReverseBuy.Following;

/// <summary>A callback as it came in. Its text form hides the content.</summary>
/// <param name="AppKey">The key of the application it was pushed to.</param>
/// <param name="ContentType">The content type, as sent.</param>
/// <param name="Authorization">The header of that name, when one was sent.</param>
/// <param name="Body">The body, byte for byte.</param>
[PersonalData]
[Secret]
public sealed record CallbackRequest(string AppKey, string? ContentType, string? Authorization, ReadOnlyMemory<byte> Body)
{
    /// <inheritdoc />
    public override string ToString() => $"CallbackRequest {{ {Body.Length} bytes }}";
}
