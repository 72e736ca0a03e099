using ReverseBuy.Connectors.Taobao.Gateway;
using ReverseBuy.Connectors.Taobao.Tests.Support;
using ReverseBuy.Wire;

namespace ReverseBuy.Connectors.Taobao.Tests;

public sealed class OnceOnTheWireTests
{
    public static TheoryData<string, string, string> Cases =>
        [.. WireCases.Of(Operations.All.Where(operation => operation.Safety != OperationSafety.ReadOnly).Select(operation => operation.Path)).Select(one => (one.Operation, one.Fault, one.Connection))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_may_change_something_is_one_request_on_the_wire(string name, string fault, string connection)
    {
        var operation = Operations.All.First(one => one.Path == name);
        await using var server = new LoopbackServer(path =>
            path.EndsWith(name, StringComparison.Ordinal) ? WireCases.Faults[fault] : WireCases.Connections[connection]!);
        await using var host = WireHost.Start(server, retries: 2);
        if (WireCases.Connections[connection] is not null)
        {
            await host.CallAsync(TaobaoOperation.SearchItems);
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
            path.Contains("/auth/token/", StringComparison.Ordinal) ? WireCases.Faults[fault] : WireCases.Connections[connection]!);
        await using var host = WireHost.Start(server, retries: 2);
        if (WireCases.Connections[connection] is not null)
        {
            await host.CallAsync(TaobaoOperation.SearchItems);
        }

        await Assert.ThrowsAsync<MarketplaceException>(async () => _ = what == "exchange"
            ? await host.Issuer.ExchangeAsync(TaobaoHost.Context, "code", new Uri("https://shop.example/"), TestContext.Current.CancellationToken)
            : await host.Issuer.RefreshAsync(TaobaoHost.Context, new AccountCredentials("a") { RefreshToken = "r" }, TestContext.Current.CancellationToken));

        Assert.InRange(server.Count("/auth/token/"), connection == "a stale connection" ? 0 : 1, 1);
    }

    [Fact]
    public async Task Reading_is_repeated_as_the_options_say_and_not_by_the_hosts_handler()
    {
        await using var server = new LoopbackServer(_ => WireReply.Answer("{}", 503));
        await using var host = WireHost.Start(server, retries: 2);

        await Assert.ThrowsAsync<MarketplaceException>(() => host.CallAsync(TaobaoOperation.SearchItems));

        Assert.Equal(3, server.Count(TaobaoOperation.SearchItems.Path));
    }
}
