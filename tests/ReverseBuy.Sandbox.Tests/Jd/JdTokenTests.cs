using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Jd;

public sealed class JdTokenTests : SandboxTest
{
    private const string Provinces = "api/area/getProvince";

    [Fact]
    public async Task Signing_in_gives_a_token_for_a_day_and_a_refresh_ends_the_pair_before()
    {
        var first = At(await Wire.JdSignInAsync(), "result");
        Assert.Equal(86400, (long)At(first, "expires_in")!);
        Wire.Token = (string)At(first, "access_token")!;
        Assert.Equal("0000", Code(await Wire.JdAsync(Provinces)));

        var second = At(await Wire.JdRefreshAsync((string)At(first, "refresh_token")!), "result");
        Assert.Equal("2007", Code(await Wire.JdAsync(Provinces)));
        Wire.Token = (string)At(second, "access_token")!;
        Assert.Equal("0000", Code(await Wire.JdAsync(Provinces)));
        Assert.Equal("2011", Code(await Wire.JdRefreshAsync((string)At(first, "refresh_token")!)));

        await Control.AdvanceClockAsync(TimeSpan.FromHours(24), Stop);
        Assert.Equal("2007", Code(await Wire.JdAsync(Provinces)));
        Assert.Equal("0000", Code(await Wire.JdRefreshAsync((string)At(second, "refresh_token")!)));
        await Control.AdvanceClockAsync(TimeSpan.FromDays(200), Stop);
        Assert.Equal("2011", Code(await Wire.JdRefreshAsync((string)At(second, "refresh_token")!)));
    }

    [Theory]
    [InlineData("client_id", "other", "1004")]
    [InlineData("grant_type", "password", "1003")]
    [InlineData("sign", "0", "1006")]
    [InlineData("username", "SANDBOX-USER", "1006")]
    [InlineData("password", "sandbox-pass", "1006")]
    [InlineData("scope", "x", "1006")]
    [InlineData("remember", "1", "1003")]
    public async Task Whatever_is_not_as_it_was_signed_is_refused(string name, string value, string code) =>
        Assert.Equal(code, Code(await Wire.JdSignInAsync((name, value))));

    [Theory]
    [InlineData(29, "0000")]
    [InlineData(-29, "0000")]
    [InlineData(31, "1005")]
    [InlineData(-31, "1005")]
    public async Task A_time_more_than_half_an_hour_off_is_refused(int minutes, string code)
    {
        Wire.ClockError = TimeSpan.FromMinutes(minutes);

        Assert.Equal(code, Code(await Wire.JdSignInAsync()));
    }

    [Fact]
    public async Task A_wrong_secret_is_refused()
    {
        Wire.Secret = "another";

        Assert.Equal("1006", Code(await Wire.JdSignInAsync()));
        Assert.Equal("1006", Code(await Wire.JdRefreshAsync("x")));
    }

    private static string Code(JsonNode body) => (string)At(body, "resultCode")!;
}
