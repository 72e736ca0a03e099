namespace ReverseBuy.Connectors.Jd.Buying;

/// <summary>The fields of an order that JD seals; each has a key of its own.</summary>
internal enum JdSealedField
{
    Name,
    Mobile,
    Address,
}
