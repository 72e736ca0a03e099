namespace ReverseBuy.Following;

/// <summary>What a callback is answered with.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The type of the text; <see langword="null"/> when there is none.</param>
/// <param name="Text">The text; empty when there is none.</param>
public sealed record CallbackAnswer(int Status, string? ContentType, string Text)
{
    /// <summary>Status 200 and the text <c>success</c>.</summary>
    public static CallbackAnswer Success { get; } = new(200, "text/plain; charset=utf-8", "success");

    /// <summary>Status 401 and no text.</summary>
    public static CallbackAnswer Unauthorized { get; } = new(401, null, string.Empty);
}
