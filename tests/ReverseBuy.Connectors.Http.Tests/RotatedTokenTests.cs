using ReverseBuy.Connectors.Http.Tests.Support;

namespace ReverseBuy.Connectors.Http.Tests;

public sealed class RotatedTokenTests
{
    [Fact]
    public async Task A_call_under_way_ends_with_the_token_it_was_signed_with_and_the_next_one_has_the_new_one()
    {
        using var mayAnswer = new ManualResetEventSlim();
        using var shop = await Shop.OpenAsync(
            form =>
            {
                if (form.Token == "old")
                {
                    mayAnswer.Wait(TestContext.Current.CancellationToken);
                }

                return Shop.Ok();
            },
            credentials: new AccountCredentials("old"));
        var underWay = Task.Run(() => shop.CallAsync(), TestContext.Current.CancellationToken);
        while (shop.Sent.Count == 0)
        {
            await Task.Yield();
        }

        await shop.ConnectAsync(new AccountCredentials("new"));
        Assert.Equal("read", await shop.CallAsync());
        mayAnswer.Set();

        Assert.Equal("read", await underWay);
        Assert.Equal(["old", "new"], shop.Sent.Select(sent => sent.Token));
        Assert.Equal(new AccountCredentials("new"), await shop.CredentialsAsync());
    }
}
