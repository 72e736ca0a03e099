using ReverseBuy.Testing;

namespace Lantern.Tests;

// All that the connector promises, in a line for each suite.
public sealed class LanternRegistrationTests() : ConnectorRegistrationSuite(new LanternHarness());

public sealed class LanternCatalogueTests() : ConnectorCatalogueSuite(new LanternHarness());

public sealed class LanternQuoteTests() : ConnectorQuoteSuite(new LanternHarness());

public sealed class LanternOrderTests() : ConnectorOrderSuite(new LanternHarness());

public sealed class LanternAssistedPurchasingTests() : ConnectorAssistedPurchasingSuite(new LanternHarness());

public sealed class LanternCallbackTests() : ConnectorCallbackSuite(new LanternHarness());

public sealed class LanternErrorsTests() : ConnectorErrorsSuite(new LanternHarness());

public sealed class LanternCancellationTests() : ConnectorCancellationSuite(new LanternHarness());

public sealed class LanternTelemetryTests() : ConnectorTelemetrySuite(new LanternHarness());
