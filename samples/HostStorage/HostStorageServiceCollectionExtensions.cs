using Microsoft.Extensions.DependencyInjection;
using ReverseBuy;

namespace HostStorage;

/// <summary>Puts ReverseBuy into the host's own databases.</summary>
public static class HostStorageServiceCollectionExtensions
{
    /// <summary>Adds the host's storage and ReverseBuy beside it.</summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="databases">The host's databases.</param>
    /// <param name="dataFolder">Where ReverseBuy keeps what belongs to no customer.</param>
    /// <returns>The same builder.</returns>
    public static IReverseBuyBuilder UseShopDatabases(this IReverseBuyBuilder builder, ShopDatabases databases, string dataFolder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(databases);
        builder.Services.AddSingleton(databases);
        builder.Services.AddSingleton<Checkout>();
        return builder.UseSqlite(options =>
        {
            options.DataFolder = dataFolder;
            options.TenantFile = databases.FileOf;
        });
    }
}
