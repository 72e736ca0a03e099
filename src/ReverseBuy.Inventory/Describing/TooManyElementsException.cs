namespace ReverseBuy.Inventory.Describing;

/// <summary>A description makes more elements than any page has. It never leaves the sanitiser.</summary>
internal sealed class TooManyElementsException : Exception;
