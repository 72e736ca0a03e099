namespace ReverseBuy.Catalogue;

/// <summary>A seller's description that may be put into a page as it is.</summary>
/// <param name="Html">
/// HTML of text, tables, links and pictures alone. Links and pictures have absolute https addresses; nothing runs, nothing is sent, nothing
/// is placed over the page around it.
/// </param>
/// <param name="Images">The pictures of the description in their order, each once.</param>
public sealed record SanitizedDescription(string Html, IReadOnlyList<Uri> Images)
{
    /// <summary>No description.</summary>
    public static SanitizedDescription Empty { get; } = new(string.Empty, []);
}
