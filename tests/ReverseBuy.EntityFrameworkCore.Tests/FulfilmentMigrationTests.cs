using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ReverseBuy.Buying;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Tests;

/// <summary>Parcels that are on their way when a host is brought up to date.</summary>
public sealed class FulfilmentMigrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ParcelState.Requested, UnitBucket.Packing)]
    [InlineData(ParcelState.ReadyToDispatch, UnitBucket.Packing)]
    [InlineData(ParcelState.HandedOver, UnitBucket.Shipped)]
    [InlineData(ParcelState.OutForDelivery, UnitBucket.Shipped)]
    [InlineData(ParcelState.Delivered, UnitBucket.Delivered)]
    public async Task A_parcel_from_before_knows_where_its_units_are(ParcelState state, UnitBucket bucket)
    {
        var parcel = ParcelIn(state);
        await using (var host = new SqliteHost(_folder))
        {
            await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
            await using (var unit = await host.Storage.BeginAsync(Samples.Anna, Token))
            {
                await unit.Parcels.AddAsync(parcel, Token);
                await unit.CommitAsync(Token);
            }

            await using var context = await host.Databases.ReadTenantAsync(Samples.Anna, Token);
            var before = context.Database.GetMigrations().TakeWhile(name => !name.EndsWith("_Fulfilment", StringComparison.Ordinal)).Last();
            await context.GetService<IMigrator>().MigrateAsync(before, Token);
        }

        await using var newer = new SqliteHost(_folder);
        await newer.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        await using var view = await newer.Storage.ReadAsync(Samples.Anna, Token);

        Assert.Equivalent(parcel with { UnitsIn = bucket }, await view.Parcels.FindAsync(parcel.Id, Token), strict: true);
    }

    private static Parcel ParcelIn(ParcelState state) => new()
    {
        Id = new ParcelId(new Guid("0193a000-0000-7000-8000-000000000001")),
        Customer = new CustomerId("customer-1"),
        Warehouse = new WarehouseId("gz"),
        Recipient = "address-1",
        Country = "DE",
        State = state,
        Version = 3,
        Items = [new ParcelItem(new OrderId(new Guid("0193a000-0000-7000-8000-000000000002")), new OrderLineId(new Guid("0193a000-0000-7000-8000-000000000003")), 2)],
        Charged = new Money(9m, Currency.EUR),
        Paid = new Money(9m, Currency.EUR),
        CreatedAt = Samples.Noon,
    };
}
