using System.Diagnostics;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Diagnostics;

namespace ReverseBuy.Testing;

/// <summary>What every connector promises of spans, figures and logs: each call can be seen, and nobody's secrets with it.</summary>
/// <param name="harness">The connector.</param>
public abstract class ConnectorTelemetrySuite(ConnectorHarness harness) : ConnectorScenarios(harness)
{
    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
    {
        "reversebuy.tenant", "reversebuy.marketplace", "reversebuy.operation", "reversebuy.lane", "reversebuy.outcome", "reversebuy.request.id",
    };

    /// <summary>Each call is a span that says for whom what and with what outcome.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Each_call_is_a_span_that_says_for_whom_what_and_with_what_outcome()
    {
        if (Declared<IProductSource>(ConnectorCapabilities.Products) is not { } products)
        {
            return;
        }

        var listing = await Harness.GetListingAsync(Token);
        Assert.Empty(Spans());
        var arrived = Faults.Arrived;
        await products.FindAsync(Host.Context, listing.Id, Token);
        Assert.NotEmpty(Spans());
        Assert.True(Spans().Count <= Faults.Arrived - arrived, "More spans were told than calls were made.");
        Assert.All(Spans(), span =>
        {
            Assert.Equal(ActivityKind.Client, span.Kind);
            Assert.Equal(Host.Context.Tenant.Value, span.GetTagItem("reversebuy.tenant"));
            Assert.Equal(Harness.Marketplace.Value, span.GetTagItem("reversebuy.marketplace"));
            Assert.False(string.IsNullOrEmpty(span.GetTagItem("reversebuy.operation") as string), "A span says nothing of what was called.");
            Assert.Equal("browse", span.GetTagItem("reversebuy.lane"));
            Assert.Equal("done", span.GetTagItem("reversebuy.outcome"));
            Assert.NotEqual(ActivityStatusCode.Error, span.Status);
        });
    }

    /// <summary>A call that failed is a span that says so.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_call_that_failed_is_a_span_that_says_so()
    {
        if (Declared<IProductSource>(ConnectorCapabilities.Products) is not { } products)
        {
            return;
        }

        var listing = await Harness.GetListingAsync(Token);
        Faults.Next(TransportFault.AnswerLost, times: 10);
        await FailsAsync(async () => await products.FindAsync(Host.Context, listing.Id, Token), MarketplaceErrorKind.Unavailable);
        Assert.Contains(Spans(), span => span.Status == ActivityStatusCode.Error && (span.GetTagItem("reversebuy.outcome") as string) == "unavailable");
    }

    /// <summary>Spans have no tags but those that are agreed on.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Spans_have_no_tags_but_those_that_are_agreed_on()
    {
        await CallAllAsync();
        Assert.All(Spans().SelectMany(span => span.TagObjects), tag => Assert.Contains(tag.Key, Allowed));
    }

    /// <summary>Nothing that is logged traced or measured tells a secret or a person.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Nothing_that_is_logged_traced_or_measured_tells_a_secret_or_a_person()
    {
        await CallAllAsync();
        Assert.NotEmpty(Host.Recorder.Heard);
        Assert.All(Host.Recorder.Heard, AssertTellsNoSecret);
    }

    private List<Activity> Spans() =>
    [
        .. Host.Recorder.Spans.Where(span => span.Source.Name == ReverseBuyDiagnostics.ConnectorsName
            && span.GetTagItem("reversebuy.tenant") is string tenant && (tenant == Host.Context.Tenant.Value || tenant == Host.OtherContext.Tenant.Value)),
    ];

    private async Task CallAllAsync()
    {
        var listing = await Harness.GetListingAsync(Token);
        if (Host.Has(ConnectorCapabilities.Products))
        {
            await Host.Seam<IProductSource>().FindAsync(Host.Context, listing.Id, Token);
            if (Harness.HasTokens)
            {
                await FailsAsync(async () => await Host.Seam<IProductSource>().FindAsync(Host.OtherContext, listing.Id, Token), MarketplaceErrorKind.AuthExpired);
            }
        }

        if (Host.Has(ConnectorCapabilities.Purchasing))
        {
            var request = await RequestAsync("RB20261126T1");
            await PlaceAsync(Host.Seam<IPurchasing>(), request);
            Faults.Next(TransportFault.AnswerLost);
            await FailsAsync(async () => await Host.Seam<IPurchasing>().CreateAsync(Buying, request with { Reference = "RB20261126T2" }, Token), MarketplaceErrorKind.OutcomeUnknown);
        }
    }
}
