namespace ReverseBuy.Connectors.Http;

/// <summary>By what a platform orders the parameters that it signs; always ordinally.</summary>
public enum SignatureOrder
{
    /// <summary>By the name alone (TaoWorld, TOP). Parameters of one name stay as they were given.</summary>
    Name,

    /// <summary>By name and value as one text (1688), which differs where one name begins another.</summary>
    Pair,
}
