using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Conversions;

/// <summary>Keeps the ids that others give out as the texts they are.</summary>
internal static class TextId
{
    public sealed class OfTenant() : Converter<TenantId>(id => id.Value, text => new TenantId(text));

    public sealed class OfMarketplace() : Converter<MarketplaceId>(id => id.Value, text => new MarketplaceId(text));

    public sealed class OfAccount() : Converter<BuyingAccountId>(id => id.Value, text => new BuyingAccountId(text));

    public sealed class OfCustomer() : Converter<CustomerId>(id => id.Value, text => new CustomerId(text));

    public sealed class OfWarehouse() : Converter<WarehouseId>(id => id.Value, text => new WarehouseId(text));

    public sealed class OfCommand() : Converter<IdempotencyKey>(key => key.Value, text => new IdempotencyKey(text));

    public sealed class OfRegistration() : Converter<AppRegistrationId>(id => id.Value, text => new AppRegistrationId(text));

    public abstract class Converter<TId>(Expression<Func<TId, string>> write, Expression<Func<string, TId>> read)
        : ValueConverter<TId, string>(write, read);
}
