namespace ReverseBuy.Connectors.Wire.Tests.Support;

/// <summary>What is bought together, and what the marketplace makes of it.</summary>
public enum Basket
{
    /// <summary>One line, one order.</summary>
    Line,

    /// <summary>Two lines, one order.</summary>
    Lines,

    /// <summary>Two lines that become two orders under one reference.</summary>
    Split,
}
