namespace ReverseBuy.Crash.Campaigns;

/// <summary>How long a campaign is.</summary>
/// <param name="Kills">How often the agency is killed in all.</param>
/// <param name="Outages">How often the database crashes, how often the broker stops, and how often connections are cut.</param>
/// <param name="Seed">The first course's; each has one more than the one before.</param>
/// <param name="Report">Where the report goes, without <c>.md</c> and <c>.json</c>.</param>
internal sealed record CrashCampaignOptions(int Kills, int Outages, int Seed, FileInfo Report);
