using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Blobs;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Erasing;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Privacy;
using ReverseBuy.Storage;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Erasing;

/// <summary>What is known of a customer can be erased; what was sold, and for how much, stays.</summary>
public sealed class PersonalDataTests
{
    private const string Words = "Li Lei of Example Street";

    private static readonly ErasePersonalData Request = new(Anna, new Actor(ActorKind.Operator, "officer"));

    private static readonly ImportData Data = new()
    {
        Name = Words,
        AddressLines = ["Hauptstr. 7"],
        City = "Köln",
        PostalCode = "50667",
        Country = "DE",
        Phone = "+49 221 1234567",
    };

    [Fact]
    public async Task What_is_on_its_way_needs_its_data_and_nothing_is_erased()
    {
        await using var host = await StartAsync();
        var order = await host.StockedAsync();
        var parcel = await host.RequestParcelAsync(order.Id);
        var recipient = await host.Recipients.SaveAsync(Anna, Data, Token);

        var needed = Assert.IsType<ErasePersonalDataResult.StillNeeded>(await host.PersonalData.EraseAsync(Lotus, Request, Token));

        Assert.Equal([order.Id], needed.Orders);
        Assert.Equal([parcel], needed.Parcels);
        Assert.NotNull(await host.Recipients.FindAsync(recipient, Token));
        Assert.Equal("Requested", (await host.ParcelAsync(parcel)).State.ToString());
    }

    [Fact]
    public async Task All_words_about_a_customer_are_erased_and_all_numbers_stay()
    {
        await using var host = await StartAsync();
        var (order, photo) = await FillAsync(host);
        var theirs = await host.Recipients.SaveAsync(Boris, Data, Token);
        var before = await SnapshotAsync(host, order);
        Assert.True(before.Text.Split(Words).Length > 8, before.Text);

        var report = Assert.IsType<ErasePersonalDataResult.Erased>(await host.PersonalData.EraseAsync(Lotus, Request with { EvenIfNeeded = true }, Token)).Report;

        var after = await SnapshotAsync(host, order);
        Assert.DoesNotContain(Words, after.Text, StringComparison.Ordinal);
        Assert.Equal(before.Numbers, after.Numbers);
        Assert.Null(await host.Photos.OpenAsync(photo, Token));
        Assert.NotNull(await host.Recipients.FindAsync(theirs, Token));
        Assert.Equal(
            [
                ("recipients: names, addresses, numbers", 1),
                ("photos of packages", 1),
                ("orders: questions, answers and reasons", 1),
                ("packages: photos and reasons", 1),
                ("parcels: addresses and reasons", 1),
                ("found items: descriptions and reasons", 1),
            ],
            report.Erased.Select(part => (part.What, part.Count)));
        Assert.Contains(report.Kept, part => part is { What: "orders: goods, amounts, states and times", Count: 1 });
        Assert.Contains(report.Kept, part => part is { What: "captures, refunds and other entries of money", Count: > 0 });
        Assert.DoesNotContain(Words, report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_it_was_erased_and_by_whom_is_in_the_history_and_once_only()
    {
        await using var host = await StartAsync();
        var (order, _) = await FillAsync(host);

        await host.PersonalData.EraseAsync(Lotus, Request with { EvenIfNeeded = true }, Token);
        var again = Assert.IsType<ErasePersonalDataResult.Erased>(await host.PersonalData.EraseAsync(Lotus, Request with { EvenIfNeeded = true }, Token)).Report;

        Assert.Empty(again.Erased);
        await using var view = await host.Storage.ReadAsync(Lotus, Token);
        var noted = Assert.Single(await view.History.ListAsync(AggregateKey.Of(order), Token), entry => entry is HistoryEntry.Transition { Trigger: "ErasePersonalData" });
        Assert.Equal(("officer", (await host.GetAsync(order)).Version), (noted.Actor.Id, noted.Version));
    }

    [Fact]
    public async Task An_order_whose_words_were_erased_goes_on()
    {
        await using var host = await StartAsync();
        var (order, _) = await FillAsync(host);
        await host.PersonalData.EraseAsync(Lotus, Request with { EvenIfNeeded = true }, Token);

        var question = await host.OpenQuestionAsync(order);
        await host.AnswerAsync(order, question.Id);

        Assert.DoesNotContain((await host.GetAsync(order)).Questions, asked => asked.IsOpen);
        Assert.NotNull(await host.Explanations.ExplainAsync(AggregateKey.Of(order), Token));
    }

    [Fact]
    public async Task Another_tenants_customer_of_the_same_id_is_not_touched()
    {
        await using var host = await StartAsync();
        await FillAsync(host);

        var report = Assert.IsType<ErasePersonalDataResult.Erased>(await host.PersonalData.EraseAsync(Panda, Request, Token)).Report;

        Assert.Empty(report.Erased);
        Assert.Empty(report.Kept);
        Assert.IsType<ErasePersonalDataResult.StillNeeded>(await host.PersonalData.EraseAsync(Lotus, Request, Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wherever_the_power_goes_repeating_it_erases_the_rest(bool afterwards)
    {
        for (var at = 1; ; at++)
        {
            await using var host = await StartAsync();
            var (order, photo) = await FillAsync(host);
            var before = await SnapshotAsync(host, order);
            var cut = new PowerCut(at, afterwards);
            var storage = new FragileStorage(host.Storage, cut);
            try
            {
                await new PersonalDataDesk(storage, new CustomerErasing(storage, host.Time, host.Blobs)).EraseAsync(Lotus, Request with { EvenIfNeeded = true }, Token);
            }
            catch (PowerCutException)
            {
            }

            if (!cut.IsCut)
            {
                Assert.True(at > 5, $"It has {at - 1} commits only.");
                return;
            }

            await host.PersonalData.EraseAsync(Lotus, Request with { EvenIfNeeded = true }, Token);

            var after = await SnapshotAsync(host, order);
            Assert.False(after.Text.Contains(Words, StringComparison.Ordinal), $"Words are left after a cut at commit {at}: {after.Text}");
            Assert.Equal(before.Numbers, after.Numbers);
            Assert.Null(await host.Photos.OpenAsync(photo, Token));
        }
    }

    /// <summary>An order with a question, a hold and a parcel, a forwarded package with photos, and a found item; somebody wrote about the customer everywhere.</summary>
    private static async Task<(OrderId Order, BlobId Photo)> FillAsync(OrdersHost host)
    {
        var order = await host.StockedAsync(3);
        await host.Recipients.SaveAsync(Anna, Data, Token);
        using var bytes = new MemoryStream([1, 2, 3]);
        var photo = await host.Photos.AddAsync(bytes, Token);
        var announced = await host.Packages.AnnounceAsync(new AnnouncedPackage(Anna, Gz, "YT9", "YTO"), host.Command(ActorKind.Customer) with { Reason = Words }, Token);
        await host.Warehouse.ArriveAsync(new PackageArrival(Gz, "YT9"), host.Command(ActorKind.Warehouse), Token);
        var package = PackageId.From(announced.Aggregate.Value);
        await host.Warehouse.InspectAsync(package, new Inspection([], 700) { Found = [new FoundGoods($"a letter of {Words}", 1)], Photos = [photo] }, host.Command(ActorKind.Warehouse) with { Reason = Words }, Token);
        var request = ParcelOf(order) with { Items = [new ParcelItem(order.Id, order.Lines[0].Id, 1)], Recipient = Words };
        await host.Parcels.RequestAsync(request, host.Command(ActorKind.Customer) with { Reason = Words }, Token);
        await host.Questions.AskAsync(order.Id, new AskQuestion($"Is this for {Words}?"), host.Command(ActorKind.Reviewer) with { Reason = Words }, Token);
        await host.OrderHolds.PutAsync(order.Id, new PutOrderHold("name", Words), host.Command(ActorKind.Host), Token);
        await host.OrderHolds.ReleaseAsync(order.Id, "name", host.Command(ActorKind.Host) with { Reason = Words }, Token);
        return (order.Id, photo);
    }

    /// <summary>All that is stored about the customer as text, and all that has to stay as it is.</summary>
    private static async Task<(string Text, string Numbers)> SnapshotAsync(OrdersHost host, OrderId id)
    {
        await using var view = await host.Storage.ReadAsync(Lotus, Token);
        var order = (await view.Orders.FindAsync(id, Token))!;
        var parcels = await view.Parcels.ListAsync(new ParcelQuery { Customer = Anna }, Token);
        var items = await view.FoundItems.ListByOwnerAsync(Anna, Token);
        var packages = (await view.Packages.ListAsync(new PackageQuery { Customer = Anna }, Token)).Concat(await view.Packages.ListByOrderAsync(id, Token)).ToList();
        AggregateKey[] keys =
        [
            AggregateKey.Of(id),
            .. parcels.Select(parcel => AggregateKey.Of(parcel.Id)),
            .. items.Select(item => AggregateKey.Of(item.Id)),
            .. packages.Select(package => AggregateKey.Of(package.Id)),
        ];
        var text = new List<string?>();
        foreach (var key in keys)
        {
            text.AddRange((await view.History.ListAsync(key, Token)).Select(entry => entry.Reason));
        }

        text.AddRange(order.Questions.SelectMany(question => new[] { question.Text, question.Answer }));
        text.AddRange(order.Holds.Select(hold => hold.Reason));
        text.AddRange(parcels.SelectMany(parcel => new[] { parcel.Recipient, parcel.Note, parcel.Hold?.Reason }));
        text.AddRange(items.SelectMany(item => new[] { item.Description, item.Hold?.Reason }));
        var money = await view.Money.ListAsync(AggregateKey.Of(id), Token);
        var numbers = string.Join(
            '\n',
            money.Select(entry => entry.ToString())
                .Append($"{order.State} {order.Charged} {order.Paid} {order.PlacedAt:O} {string.Join(',', order.Lines.Select(line => $"{line.Id} {line.Units} {line.Charged}"))}")
                .Concat(parcels.Select(parcel => $"{parcel.Id} {parcel.State} {parcel.Charged} {string.Join(',', parcel.Items)}"))
                .Concat(items.Select(item => $"{item.Id} {item.Units}"))
                .Concat(packages.Select(package => $"{package.Id} {package.State} {package.Waybill} {package.WeightGrams}")));
        return (string.Join('\n', text), numbers);
    }
}
