using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Tests.Support;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Shipping;

public sealed class RecipientTests
{
    private static readonly ImportData Data = new()
    {
        Name = "Anna Muster",
        AddressLines = ["Hauptstr. 7"],
        City = "Köln",
        PostalCode = "50667",
        Country = "DE",
        Phone = "+49 221 1234567",
        CustomsNumber = "DE123",
    };

    [Fact]
    public async Task A_parcel_names_its_recipient_and_goes_on_doing_so_when_the_data_is_erased()
    {
        await using var host = await StartAsync();
        var order = await host.StockedAsync();
        var recipient = await host.Recipients.SaveAsync(Anna, Data, Token);
        var parcel = ParcelId.From((await host.Parcels.RequestAsync(ParcelOf(order) with { ImportData = recipient }, host.Command(), Token)).Aggregate.Value);
        Assert.Equal(Data, (await host.Recipients.FindAsync((await host.ParcelAsync(parcel)).ImportData!.Value, Token))!.Data);

        Assert.Equal(1, await host.Recipients.EraseAsync(Anna, Token));

        Assert.Null(await host.Recipients.FindAsync(recipient, Token));
        Assert.Equal(recipient, (await host.ParcelAsync(parcel)).ImportData);
        Assert.Equal(0, await host.Recipients.EraseAsync(Anna, Token));
    }

    [Fact]
    public async Task Another_customers_recipient_is_not_there()
    {
        await using var host = await StartAsync();
        var order = await host.StockedAsync();
        var theirs = await host.Recipients.SaveAsync(Boris, Data, Token);

        await Assert.ThrowsAsync<UnknownAggregateException>(async () => await host.Parcels.RequestAsync(ParcelOf(order) with { ImportData = theirs }, host.Command(), Token));
    }

    [Fact]
    public async Task What_is_refused_is_not_told_in_the_message()
    {
        await using var host = await StartAsync();

        foreach (var bad in new[] { Data with { City = " " }, Data with { AddressLines = [] }, Data with { Country = "Germany" } })
        {
            var error = await Assert.ThrowsAsync<ArgumentException>(async () => await host.Recipients.SaveAsync(Anna, bad, Token));
            Assert.DoesNotContain("Muster", error.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Its_text_form_hides_all_of_it() => Assert.DoesNotContain(
        "Muster", new Recipient(new RecipientId(Guid.Empty), Anna, DateTimeOffset.UnixEpoch, Data).ToString(), StringComparison.Ordinal);
}
