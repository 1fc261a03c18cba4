namespace Akrab.Web.Export;

/// <summary>The form of an exported file.</summary>
public enum ExportFormat
{
    Csv,
    Xlsx,

    /// <summary>For people and organisations: an address book.</summary>
    VCard,
}

public static class ExportFormats
{
    public static string MediaType(this ExportFormat format) => format switch
    {
        ExportFormat.Csv => "text/csv; charset=utf-8",
        ExportFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "text/vcard; charset=utf-8",
    };

    public static string Extension(this ExportFormat format) => format switch
    {
        ExportFormat.Csv => ".csv",
        ExportFormat.Xlsx => ".xlsx",
        _ => ".vcf",
    };
}
