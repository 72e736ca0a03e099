using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Following;

namespace ReverseBuy.Testing;

/// <summary>What every connector promises of callbacks: what did not come from the marketplace is not believed, and what did is only a hint.</summary>
/// <param name="harness">The connector.</param>
public abstract class ConnectorCallbackSuite(ConnectorHarness harness) : ConnectorScenarios(harness)
{
    private const string Reference = "RB20261126C1";
    private const int Tampered = 400;
    private static readonly TimeSpan AMoment = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan UntilShipped = TimeSpan.FromHours(12);

    /// <summary>A genuine one names the order it is about and keeps its id when it comes again.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_genuine_one_names_the_order_it_is_about_and_keeps_its_id_when_it_comes_again()
    {
        if (Declared<ICallbackReceiver>(ConnectorCapabilities.Callbacks) is not { } receiver)
        {
            return;
        }

        var order = await PayAsync();
        var callbacks = await Harness.GetCallbacksAsync(Token);
        var readings = callbacks.Select(callback => Assert.IsType<CallbackReading.Genuine>(receiver.Read(callback, Harness.CallbackSecret))).ToList();
        Assert.Contains(readings.SelectMany(reading => reading.Hints).OfType<UpstreamOrderHint>(), hint => hint.UpstreamOrderId == order && hint.Marketplace == Harness.Marketplace);
        Assert.Equal(readings.Select(reading => reading.MessageId), callbacks.Select(callback => ((CallbackReading.Genuine)receiver.Read(callback, Harness.CallbackSecret)).MessageId));
        Assert.All(readings, reading => Assert.NotEmpty(reading.MessageId));
        Assert.Equal(readings.Count, readings.Select(reading => reading.MessageId).Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>One that is signed with another secret or not at all is forged.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task One_that_is_signed_with_another_secret_or_not_at_all_is_forged()
    {
        if (Declared<ICallbackReceiver>(ConnectorCapabilities.Callbacks) is not { } receiver)
        {
            return;
        }

        await PayAsync();
        foreach (var callback in await Harness.GetCallbacksAsync(Token))
        {
            Assert.IsType<CallbackReading.Forged>(receiver.Read(callback, Harness.CallbackSecret + "x"));
            Assert.IsNotType<CallbackReading.Genuine>(receiver.Read(callback with { Authorization = null, Body = Unsigned(callback.Body) }, Harness.CallbackSecret));
        }
    }

    /// <summary>One of which any byte was changed is not believed.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task One_of_which_any_byte_was_changed_is_not_believed()
    {
        if (Declared<ICallbackReceiver>(ConnectorCapabilities.Callbacks) is not { } receiver)
        {
            return;
        }

        await PayAsync();
        var callback = (await Harness.GetCallbacksAsync(Token))[^1];
        var sound = Assert.IsType<CallbackReading.Genuine>(receiver.Read(callback, Harness.CallbackSecret));
        var step = Math.Max(1, callback.Body.Length / Tampered);
        for (var place = 0; place < callback.Body.Length; place += step)
        {
            var body = callback.Body.ToArray();
            body[place] ^= 1;

            // A byte that means nothing, such as the name of a content type within the body, may change; what is told may not.
            Assert.True(
                receiver.Read(callback with { Body = body }, Harness.CallbackSecret) is not CallbackReading.Genuine read
                    || (read.MessageId == sound.MessageId && read.Account == sound.Account && read.Hints.SequenceEqual(sound.Hints)),
                $"Byte {place} was changed, and what it says now is believed.");
        }
    }

    /// <summary>One that is cut empty or huge is no fault and not believed.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task One_that_is_cut_empty_or_huge_is_no_fault_and_not_believed()
    {
        if (Declared<ICallbackReceiver>(ConnectorCapabilities.Callbacks) is not { } receiver)
        {
            return;
        }

        await PayAsync();
        var callback = (await Harness.GetCallbacksAsync(Token))[^1];
        ReadOnlyMemory<byte>[] bodies = [default, callback.Body[..(callback.Body.Length / 2)], new byte[1_000_000], (byte[])[.. callback.Body.Span, .. callback.Body.Span], "{\"a\":"u8.ToArray()];
        Assert.All(bodies, body => Assert.IsNotType<CallbackReading.Genuine>(receiver.Read(callback with { Body = body }, Harness.CallbackSecret)));
    }

    /// <summary>What one says is no fact the order is as the marketplace has it when it is asked.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_one_says_is_no_fact_the_order_is_as_the_marketplace_has_it_when_it_is_asked()
    {
        if (Declared<ICallbackReceiver>(ConnectorCapabilities.Callbacks) is not { } receiver)
        {
            return;
        }

        var order = await PayAsync();
        var told = await Harness.GetCallbacksAsync(Token);
        await Harness.PassAsync(UntilShipped, Token);
        var booked = Assert.Single(await Harness.GetOrdersAsync(Reference, Token));
        Assert.NotEqual(UpstreamStatus.Paid, booked.Status);

        // They come late, and all of them tell of what is over.
        Assert.All(told, callback => receiver.Read(callback, Harness.CallbackSecret));
        Assert.Equal(booked.Status, (await Host.Seam<IUpstreamOrders>().FindAsync(Buying, order, Token))!.Status);
    }

    // The signature may be in the body: its last third is taken off, wherever it is.
    private static ReadOnlyMemory<byte> Unsigned(ReadOnlyMemory<byte> body) => body[..(body.Length * 2 / 3)];

    private async Task<string> PayAsync()
    {
        var purchasing = Host.Seam<IPurchasing>();
        var order = Assert.Single((await PlaceAsync(purchasing, await RequestAsync(Reference))).Orders).Id;
        await Harness.PassAsync(AMoment, Token);
        await purchasing.PayAsync(Buying, order, Token);
        await Harness.PassAsync(AMoment, Token);
        return order;
    }
}
