using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Alibaba1688.Tests.Support;
using ReverseBuy.Wire;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

public sealed class OnceOnTheWireTests
{
    public static TheoryData<string, string, string> Cases =>
        [.. WireCases.Of(Operations.All.Where(operation => operation.Safety != OperationSafety.ReadOnly).Select(operation => operation.Name)).Select(one => (one.Operation, one.Fault, one.Connection))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_may_change_something_is_one_request_on_the_wire(string name, string fault, string connection)
    {
        var operation = Operations.All.First(one => one.Name == name);
        await using var server = new LoopbackServer(path =>
            path.Contains(name, StringComparison.Ordinal) ? WireCases.Faults[fault] : WireCases.Connections[connection]!);
        await using var host = await WireHost.StartAsync(server, retries: 2);
        if (WireCases.Connections[connection] is not null)
        {
            await host.CallAsync(Alibaba1688Operation.Search);
        }

        await Assert.ThrowsAsync<MarketplaceException>(() => host.CallAsync(operation));

        // A stale connection may swallow the only sending before the server has seen it; another one must not follow.
        Assert.InRange(server.Count(name), connection == "a stale connection" ? 0 : 1, 1);
    }

    public static TheoryData<string, string, string> TokenCases =>
        [.. WireCases.Of(["exchange", "refresh"]).Select(one => (one.Operation, one.Fault, one.Connection))];

    [Theory]
    [MemberData(nameof(TokenCases))]
    public async Task A_token_is_asked_for_once_on_the_wire(string what, string fault, string connection)
    {
        await using var server = new LoopbackServer(path =>
            path.Contains("getToken", StringComparison.Ordinal) ? WireCases.Faults[fault] : WireCases.Connections[connection]!);
        await using var host = await WireHost.StartAsync(server, retries: 2);
        if (WireCases.Connections[connection] is not null)
        {
            await host.CallAsync(Alibaba1688Operation.Search);
        }

        await Assert.ThrowsAsync<MarketplaceException>(async () => _ = what == "exchange"
            ? await host.Issuer.ExchangeAsync(WireHost.Context, "code", new Uri("https://shop.example/"), TestContext.Current.CancellationToken)
            : await host.Issuer.RefreshAsync(WireHost.Context, new AccountCredentials("a") { RefreshToken = "r" }, TestContext.Current.CancellationToken));

        Assert.InRange(server.Count("getToken"), connection == "a stale connection" ? 0 : 1, 1);
    }

    [Fact]
    public async Task Reading_is_repeated_as_the_options_say_and_not_by_the_hosts_handler()
    {
        await using var server = new LoopbackServer(_ => WireReply.Answer("{}", 503));
        await using var host = await WireHost.StartAsync(server, retries: 2);

        await Assert.ThrowsAsync<MarketplaceException>(() => host.CallAsync(Alibaba1688Operation.Search));

        Assert.Equal(3, server.Count(Alibaba1688Operation.Search.Name));
    }
}
