using System.Security.Cryptography;
using System.Text;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;

/// <summary>The name of a tenant's database.</summary>
internal static class DatabaseName
{
    // PostgreSQL cuts longer names off without a word, and two tenants would meet in one database.
    private const int Longest = 63;

    private const int HashLength = 16;

    // The server's own. A tenant's tables in template1 would be in every database that is made from then on.
    private static readonly string[] s_serversOwn = ["postgres", "template0", "template1"];

    /// <summary>The prefix and the tenant's id; where that is too long, or the name of a database that is nobody's, its beginning and a hash of the id.</summary>
    public static string Of(string prefix, TenantId tenant, string controlDatabase)
    {
        var name = prefix + tenant.Value;
        if (name.Length <= Longest && name != controlDatabase && !s_serversOwn.Contains(name, StringComparer.Ordinal))
        {
            return name;
        }

        // An underscore is no letter of a tenant id, so that no other tenant's id can be written like this.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(tenant.Value)))[..HashLength];
        return $"{name[..Math.Min(name.Length, Longest - HashLength - 1)]}_{hash}";
    }
}
