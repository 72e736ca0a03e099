namespace ReverseBuy.Orders.Shipping;

internal static class CountryCode
{
    /// <summary>Refuses what cannot be the two letters of a country (ISO 3166-1).</summary>
    public static void Require(string country, string parameter)
    {
        if (country.Length != 2 || !country.All(char.IsAsciiLetterUpper))
        {
            throw new ArgumentException($"'{country}' is no country; give its two capital letters, such as DE.", parameter);
        }
    }
}
