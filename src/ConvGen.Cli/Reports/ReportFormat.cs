namespace ConvGen.Cli.Reports;

/// <summary>How a description is printed.</summary>
internal enum ReportFormat
{
    Text,
    Markdown,
    Json,
}

/// <summary>How findings are printed.</summary>
internal enum FindingFormat
{
    Text,
    Sarif,
}
