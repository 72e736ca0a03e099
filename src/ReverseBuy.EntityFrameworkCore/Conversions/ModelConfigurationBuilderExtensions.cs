using Microsoft.EntityFrameworkCore;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Conversions;

internal static class ModelConfigurationBuilderExtensions
{
    /// <summary>Tells a model how each value type of the contracts is kept, entity ids of any kind included.</summary>
    public static void KeepValueTypes(this ModelConfigurationBuilder builder)
    {
        builder.Properties<TenantId>().HaveConversion<TextId.OfTenant>();
        builder.Properties<MarketplaceId>().HaveConversion<TextId.OfMarketplace>();
        builder.Properties<BuyingAccountId>().HaveConversion<TextId.OfAccount>();
        builder.Properties<CustomerId>().HaveConversion<TextId.OfCustomer>();
        builder.Properties<WarehouseId>().HaveConversion<TextId.OfWarehouse>();
        builder.Properties<IdempotencyKey>().HaveConversion<TextId.OfCommand>();
        builder.Properties<AppRegistrationId>().HaveConversion<TextId.OfRegistration>();
        builder.Properties<Currency>().HaveConversion<CurrencyConverter>();
        // By name: a value added in the middle of an enumeration renames nothing that is stored.
        builder.Properties<Enum>().HaveConversion<string>();
        builder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        foreach (var type in typeof(IEntityId<>).Assembly.GetExportedTypes().Where(IsEntityId))
        {
            builder.Properties(type).HaveConversion(typeof(EntityIdConverter<>).MakeGenericType(type));
        }
    }

    private static bool IsEntityId(Type type) =>
        type.IsValueType
        && type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEntityId<>));
}
