using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Orders;
using ReverseBuy.Procurement;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Tool.Tests;

/// <summary>What operators mend: parked events, purchases that wait for a person, buying accounts.</summary>
public sealed class OperatorTests : IDisposable
{
    private readonly AgencyFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Parked_events_are_listed_skipped_and_unparked()
    {
        await _folder.OnboardAsync("anna");
        await ParkAsync(1, aggregate: 1);
        await ParkAsync(2, aggregate: 2);
        await ParkAsync(3, aggregate: 3);

        var list = await ToolProcess.RunAsync(_folder, "outbox", "list", "--json");
        Assert.True(list.ExitCode == 0, list.ToString());
        var events = list.Json.GetProperty("events").EnumerateArray().ToList();
        Assert.Equal(3, events.Count);
        Assert.All(events, line => Assert.Equal("mail.down: the mail server does not answer", line.GetProperty("error").GetString()));

        var skipped = await ToolProcess.RunAsync(_folder, "outbox", "skip", "anna", $"{StorageSamples.EventId(1)}", "--reason", "the order was a test", "--as", "op-7");
        Assert.True(skipped.ExitCode == 0, skipped.ToString());
        var again = await ToolProcess.RunAsync(_folder, "outbox", "skip", "anna", $"{StorageSamples.EventId(1)}", "--reason", "the order was a test", "--json");
        Assert.Equal((1, "outbox.not_parked"), (again.ExitCode, again.Json.GetProperty("error").GetProperty("code").GetString()));

        var retried = await ToolProcess.RunAsync(_folder, "outbox", "retry", "anna", $"{StorageSamples.OrderKey(2)}", "--json");
        Assert.True(retried.ExitCode == 0, retried.ToString());
        Assert.Equal(1, retried.Json.GetProperty("released").GetInt32());

        var unparked = await ToolProcess.RunAsync(_folder, "outbox", "unpark", "anna");
        Assert.True(unparked.ExitCode == 0, unparked.ToString());
        Assert.Contains("1 of tenant 'anna' is not parked any more.", unparked.Out, StringComparison.Ordinal);
        Assert.Contains("Nothing.", (await ToolProcess.RunAsync(_folder, "outbox", "list")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_purchase_that_waits_for_a_person_is_listed_and_settled()
    {
        await _folder.OnboardAsync("anna", "boris");
        var purchase = StorageSamples.Purchase(1, 1) with
        {
            State = PurchaseOrderState.Placed,
            Person = new PersonNeed(PersonReason.PartlyRefunded, StorageSamples.Noon),
            Note = "a part was refunded",
        };
        await _folder.StoreAsync("anna", async unit => await unit.PurchaseOrders.AddAsync(purchase, Token));

        var list = await ToolProcess.RunAsync(_folder, "unknowns", "list", "--json");
        Assert.True(list.ExitCode == 0, list.ToString());
        var line = Assert.Single(list.Json.GetProperty("purchases").EnumerateArray());
        Assert.Equal(
            ("anna", $"{purchase.Id}", "PartlyRefunded"),
            (line.GetProperty("tenant").GetString(), line.GetProperty("purchaseOrder").GetString(), line.GetProperty("reason").GetString()));

        var refused = await ToolProcess.RunAsync(_folder, "unknowns", "resolve", "boris", $"{purchase.Id}", "--settled", "--json");
        Assert.Equal(1, refused.ExitCode);
        var resolved = await ToolProcess.RunAsync(_folder, "unknowns", "resolve", "anna", $"{purchase.Id}", "--settled", "--reason", "the seller paid back", "--as", "op-7");
        Assert.True(resolved.ExitCode == 0, resolved.ToString());
        Assert.Contains("Nothing.", (await ToolProcess.RunAsync(_folder, "unknowns", "list", "--tenant", "anna")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accounts_are_listed_without_their_secrets()
    {
        await _folder.OnboardAsync("anna");
        await _folder.OpenAsync(async services =>
        {
            var (tenant, marketplace, account) = (new TenantId("anna"), new MarketplaceId("taobao"), new BuyingAccountId("main"));
            await services.GetRequiredService<ICredentialStore>().SaveAsync(
                tenant, marketplace, account, new AccountCredentials("very-secret") { ExpiresAt = StorageSamples.Noon }, new Actor(ActorKind.Host, "test"), Token);
            var known = await services.GetRequiredService<ITenants>().GetAsync(tenant, Token);
            await services.GetRequiredService<ITenantStore>().SaveAsync(
                known with { Accounts = new Dictionary<MarketplaceId, BuyingAccountId> { [marketplace] = account } }, Token);
        });

        foreach (var format in new string[][] { [], ["--json"] })
        {
            var outcome = await ToolProcess.RunAsync(_folder, ["accounts", .. format]);
            Assert.True(outcome.ExitCode == 0, outcome.ToString());
            Assert.Contains("taobao", outcome.Out, StringComparison.Ordinal);
            Assert.Contains("2026-03-01", outcome.Out, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", outcome.Out + outcome.Error, StringComparison.Ordinal);
        }

        var anew = await ToolProcess.RunAsync(_folder, "accounts", "reprotect", "--json");
        Assert.True(anew.ExitCode == 0, anew.ToString());
        Assert.Equal(
            [("anna", 1, 0), (null, 0, 0)],
            anew.Json.GetProperty("places").EnumerateArray().Select(place => (place.GetProperty("tenant").GetString(), place.GetProperty("current").GetInt32(), place.GetProperty("renewed").GetInt32())));
    }

    [Fact]
    public async Task A_customer_s_data_is_erased_when_it_is_confirmed_and_nothing_needs_it()
    {
        await _folder.OnboardAsync("anna", "boris");
        await _folder.StoreAsync("anna", async unit => await unit.Orders.AddAsync(StorageSamples.Order(1), Token));
        string[] erase = ["customers", "erase", "anna", "customer-1", "--as", "op-7", "--json", "--yes-erase"];

        var unconfirmed = await ToolProcess.RunAsync(_folder, [.. erase, "customer-2"]);
        Assert.Equal((2, "tool.not_confirmed"), (unconfirmed.ExitCode, unconfirmed.Json.GetProperty("error").GetProperty("code").GetString()));
        var nobody = await ToolProcess.RunAsync(_folder, "customers", "erase", "nobody", "customer-1", "--yes-erase", "customer-1", "--json");
        Assert.Equal((1, "tenant.unknown"), (nobody.ExitCode, nobody.Json.GetProperty("error").GetProperty("code").GetString()));

        var needed = await ToolProcess.RunAsync(_folder, [.. erase, "customer-1"]);
        Assert.Equal((1, false), (needed.ExitCode, needed.Json.GetProperty("isErased").GetBoolean()));
        Assert.Equal([$"{StorageSamples.OrderId(1)}"], needed.Json.GetProperty("openOrders").EnumerateArray().Select(order => order.GetString()));
        Assert.Equal("yes", await AnswerAsync());

        var forPeople = await ToolProcess.RunAsync(_folder, "customers", "erase", "anna", "customer-1", "--yes-erase", "customer-1");
        Assert.Equal(1, forPeople.ExitCode);
        Assert.Contains($"order {StorageSamples.OrderId(1)}", forPeople.Out, StringComparison.Ordinal);

        var erased = await ToolProcess.RunAsync(_folder, [.. erase, "customer-1", "--even-if-needed"]);
        Assert.True(erased.ExitCode == 0, erased.ToString());
        Assert.True(erased.Json.GetProperty("isErased").GetBoolean());
        Assert.Equal(
            ("orders: questions, answers and reasons", 1),
            Assert.Single(erased.Json.GetProperty("erased").EnumerateArray().Select(part => (part.GetProperty("what").GetString(), part.GetProperty("count").GetInt32()))));
        Assert.NotEqual(0, erased.Json.GetProperty("kept").GetArrayLength());
        Assert.NotEqual("yes", await AnswerAsync());

        async Task<string?> AnswerAsync()
        {
            string? answer = null;
            await _folder.StoreAsync("anna", async unit => answer = (await unit.Orders.FindAsync(StorageSamples.OrderId(1), Token))!.Questions[0].Answer);
            return answer;
        }
    }

    [Fact]
    public async Task Who_changed_credentials_and_how_often_they_were_used_is_told_page_by_page()
    {
        await _folder.OnboardAsync("anna");
        await _folder.OpenAsync(async services =>
        {
            var (tenant, marketplace, account) = (new TenantId("anna"), new MarketplaceId("taobao"), new BuyingAccountId("main"));
            var store = services.GetRequiredService<ICredentialStore>();
            await store.SaveAsync(tenant, marketplace, account, new AccountCredentials("very-secret"), new Actor(ActorKind.Operator, "op-7"), Token);
            await store.SaveAsync(tenant, marketplace, account, new AccountCredentials("other-secret"), new Actor(ActorKind.Host, "console"), Token);
            await services.GetRequiredService<ICredentialAuditStore>().AddUsesAsync(
                tenant,
                [
                    new CountedCredentialUse(marketplace, account, CredentialPurpose.Call, StorageSamples.Noon, 12, 3),
                    new CountedCredentialUse(marketplace, account, CredentialPurpose.Call, StorageSamples.Noon.AddDays(40), 5, 0),
                ],
                DateTimeOffset.MinValue,
                Token);
            await services.GetRequiredService<IAppRegistrationStore>().SaveAsync(
                new AppRegistration(new AppRegistrationId("aaaaaaaaaaaaaaaaaaaaaaaa"), marketplace, "500001", "app-secret"), new Actor(ActorKind.Operator, "op-8"), Token);
            await services.GetRequiredService<IAppRegistrationAuditStore>().AddUsesAsync(
                [new CountedAppRegistrationUse(marketplace, "500001", null, StorageSamples.Noon, 9, 2)], DateTimeOffset.MinValue, Token);
        });

        var changes = await AuditAsync("changes", "--tenant", "anna", "--limit", "1");
        var newest = Assert.Single(changes);
        Assert.Equal(("Host:console", "Rotated", "main"), (Text(newest, "by"), Text(newest, "kind"), Text(newest, "account")));
        var oldest = Assert.Single(await AuditAsync("changes", "--tenant", "anna", "--marketplace", "taobao", "--account", "main", "--before", $"{newest.GetProperty("number").GetInt64()}"));
        Assert.Equal(("Operator:op-7", "Connected"), (Text(oldest, "by"), Text(oldest, "kind")));
        var registered = Assert.Single(await AuditAsync("changes", "--registrations"));
        Assert.Equal(("Operator:op-8", "500001"), (Text(registered, "by"), Text(registered, "appKey")));

        var uses = await AuditAsync("uses", "--tenant", "anna");
        Assert.Equal([(5L, 0L), (12L, 3L)], uses.Select(use => (use.GetProperty("count").GetInt64(), use.GetProperty("refused").GetInt64())));
        Assert.Equal(StorageSamples.Noon, uses[0].GetProperty("previous").GetDateTimeOffset());

        var people = await ToolProcess.RunAsync(_folder, "accounts", "audit", "uses", "--registrations", "--from", "2026-03-01T00:00Z");
        Assert.Contains("2026-03-01 12:00Z", people.Out, StringComparison.Ordinal);
        Assert.Contains("Callback", people.Out, StringComparison.Ordinal);
        Assert.Equal(2, (await ToolProcess.RunAsync(_folder, "accounts", "audit", "changes")).ExitCode);

        async Task<IReadOnlyList<JsonElement>> AuditAsync(string what, params string[] arguments)
        {
            var outcome = await ToolProcess.RunAsync(_folder, ["accounts", "audit", what, .. arguments, "--json"]);
            Assert.True(outcome.ExitCode == 0, outcome.ToString());
            Assert.DoesNotContain("secret", outcome.Out + outcome.Error, StringComparison.Ordinal);
            return [.. outcome.Json.GetProperty(what).EnumerateArray()];
        }

        static string? Text(JsonElement line, string member) => line.GetProperty(member).GetString();
    }

    [Fact]
    public async Task Settings_are_shown_changed_from_a_file_and_told_who_changed_them()
    {
        await _folder.OnboardAsync("anna");
        var file = Path.GetTempFileName();
        try
        {
            var none = await ToolProcess.RunAsync(_folder, "tenants", "settings", "show", "anna", "--json");
            Assert.Equal((0L, "{}"), (none.Json.GetProperty("version").GetInt64(), none.Json.GetProperty("settings").GetRawText()));

            await File.WriteAllTextAsync(file, """{"languages":["en"],"quotas":{"ordersADay":40}}""", Token);
            string[] set = ["tenants", "settings", "set", "anna", "--file", file, "--as", "op-7", "--json", "--version"];
            var done = await ToolProcess.RunAsync(_folder, [.. set, "0"]);
            Assert.True(done.ExitCode == 0, done.ToString());
            Assert.Equal((1L, 40), (done.Json.GetProperty("version").GetInt64(), done.Json.GetProperty("settings").GetProperty("quotas").GetProperty("ordersADay").GetInt32()));

            await File.WriteAllTextAsync(file, """{"languages":["?"]}""", Token);
            Assert.Contains("settings.stale", (await ToolProcess.RunAsync(_folder, [.. set, "0"])).ToString(), StringComparison.Ordinal);
            var invalid = await ToolProcess.RunAsync(_folder, [.. set, "1"]);
            Assert.Equal(1, invalid.ExitCode);
            Assert.Contains("languages[0]", invalid.ToString(), StringComparison.Ordinal);
            await File.WriteAllTextAsync(file, """{"langauges":["en"]}""", Token);
            Assert.Contains("settings.unreadable", (await ToolProcess.RunAsync(_folder, [.. set, "1"])).ToString(), StringComparison.Ordinal);

            var change = Assert.Single((await ToolProcess.RunAsync(_folder, "tenants", "settings", "changes", "anna", "--json")).Json.GetProperty("changes").EnumerateArray());
            Assert.Equal((1L, "Operator:op-7", 2), (change.GetProperty("version").GetInt64(), change.GetProperty("by").GetString(), change.GetProperty("differences").GetArrayLength()));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task ParkAsync(int number, int aggregate)
    {
        var paid = StorageSamples.Envelope(number, aggregate) with
        {
            Tenant = new TenantId("anna"),
            Data = $$"""{"order":"{{StorageSamples.OrderId(aggregate)}}","amount":"EUR 10.00"}""",
        };
        await _folder.StoreAsync("anna", async unit => await unit.Outbox.AddAsync(paid, Token));
        await _folder.StoreAsync("anna", async unit =>
        {
            var message = (await unit.Outbox.ListReadyAsync(StorageSamples.Noon.AddYears(1), 100, Token)).Single(message => message.Envelope.Id == StorageSamples.EventId(number));
            await unit.Outbox.FailAsync(message with { Failures = 9, IsParked = true }, "mail.down: the mail server does not answer", Token);
        });
    }
}
