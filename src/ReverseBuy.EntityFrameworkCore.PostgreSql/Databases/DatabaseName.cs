using System.Security.Cryptography;
using System.Text;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;

/// <summary>The name of a tenant's database.</summary>
internal static class DatabaseName
{
    // PostgreSQL cuts longer names off without a word, and two tenants would meet in one database.
    private const int Longest = 63;

    private const int HashLength = 16;

    /// <summary>The prefix and the tenant's id; of an id that is too long, its beginning and a hash of the whole.</summary>
    public static string Of(string prefix, TenantId tenant)
    {
        var name = prefix + tenant.Value;
        if (name.Length <= Longest)
        {
            return name;
        }

        // An underscore is no letter of a tenant id, so that no other tenant's id can be written like this.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(tenant.Value)))[..HashLength];
        return $"{name[..(Longest - HashLength - 1)]}_{hash}";
    }
}
