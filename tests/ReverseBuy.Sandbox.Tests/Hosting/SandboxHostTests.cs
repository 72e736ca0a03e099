using System.Net;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Hosting;

public sealed class SandboxHostTests : SandboxTest
{
    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://192.0.2.1:5088")]
    [InlineData("https://127.0.0.1:0")]
    public async Task Only_plain_http_on_loopback_is_accepted(string url)
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => SandboxHost.StartAsync(new SandboxOptions { Url = new Uri(url) }, Stop));

        Assert.Contains("loopback", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_are_counted_by_lane_and_operation()
    {
        await Wire.TaobaoAsync("/traffic/item/search", ("keyword", "台灯"));
        Wire.Lane = "verify";
        Wire.Token = "dead";
        await Wire.TaobaoAsync("/traffic/item/search", ("keyword", "台灯"));
        await Wire.GetTextAsync(new Uri(Host.Alibaba1688Endpoint, "param2/1/system/currentTimeMillis/sandbox-key"));

        var counters = await Control.GetCountersAsync(Stop);

        Assert.Equal(new Dictionary<string, int> { ["browse"] = 1, ["verify"] = 1, ["other"] = 1 }, counters.ByLane);
        Assert.Equal(new Dictionary<string, int> { ["/traffic/item/search"] = 2, ["currentTimeMillis"] = 1 }, counters.ByOperation);
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("192.0.2.1", HttpStatusCode.Forbidden)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("[::1]", HttpStatusCode.OK)]
    public async Task The_control_api_answers_calls_to_a_loopback_name_alone(string host, HttpStatusCode status)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Host.BaseAddress, "_sandbox/counters"));
        request.Headers.Host = host;

        using var response = await http.SendAsync(request, Stop);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task A_clock_does_not_go_back() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Control.AdvanceClockAsync(TimeSpan.FromSeconds(-1), Stop));

    [Fact]
    public async Task A_change_of_an_unknown_listing_is_refused() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Control.DelistAsync("1688", "1", Stop));
}
