namespace Gossan.Grids.Tests;

public class CategoryNamesTests
{
    [Fact]
    public void Categories_above_two_to_the_24_are_read_exactly()
    {
        using var folder = new TemporaryFolder();
        Sample.Raster(folder["a.tif"], Sample.Grid(rows: 1, columns: 3), 0, 1, 9);
        GdalTools.Translate(folder["a.tif"], folder["b.tif"], "-ot", "UInt32", "-scale", "0", "1", "4294967280", "4294967281", "-a_nodata", "4294967289");
        using var raster = RasterFile.Open(folder["b.tif"]);
        double[] cells = new double[3];
        raster.Read(band: 0, row: 0, column: 0, rows: 1, columns: 3, cells);
        Assert.Equal([4294967280, 4294967281, double.NaN], cells);
    }

    [Fact]
    public void The_list_of_names_numbers_them_from_zero() =>
        Assert.Equal(
            [new(0, "none"), new(2, "granite")],
            NamesOf("<CategoryNames><Category>none</Category><Category></Category><Category>granite</Category></CategoryNames>"));

    [Fact]
    public void A_table_says_which_columns_are_value_and_name() =>
        Assert.Equal(
            [new(3, "basalt"), new(70000, "gneiss")],
            NamesOf("""
                <GDALRasterAttributeTable tableType="thematic">
                <FieldDefn index="0"><Name>Colour</Name><Type>2</Type><Usage>0</Usage></FieldDefn>
                <FieldDefn index="1"><Name>Code</Name><Type>0</Type><Usage>5</Usage></FieldDefn>
                <FieldDefn index="2"><Name>Unit</Name><Type>2</Type><Usage>2</Usage></FieldDefn>
                <Row index="0"><F>red</F><F>3</F><F>basalt</F></Row>
                <Row index="1"><F>blue</F><F>70000</F><F>gneiss</F></Row>
                </GDALRasterAttributeTable>
                """));

    [Fact]
    public void A_table_of_ArcGIS_is_known_by_the_name_of_its_value_column() =>
        Assert.Equal(
            [new(1, "Till"), new(2, "Sand")],
            NamesOf("""
                <GDALRasterAttributeTable>
                <FieldDefn index="0"><Name>VALUE</Name><Type>0</Type><Usage>0</Usage></FieldDefn>
                <FieldDefn index="1"><Name>COUNT</Name><Type>0</Type><Usage>1</Usage></FieldDefn>
                <FieldDefn index="2"><Name>UNIT</Name><Type>2</Type><Usage>0</Usage></FieldDefn>
                <Row index="0"><F>1</F><F>100</F><F>Till</F></Row>
                <Row index="1"><F>2</F><F>200</F><F>Sand</F></Row>
                </GDALRasterAttributeTable>
                """));

    [Fact]
    public void A_table_without_a_value_column_says_where_its_rows_begin() =>
        Assert.Equal(
            [new(10, "shale"), new(12, "chert")],
            NamesOf("""
                <GDALRasterAttributeTable Row0Min="10" BinSize="2">
                <FieldDefn index="0"><Name>Class_Names</Name><Type>2</Type><Usage>2</Usage></FieldDefn>
                <Row index="0"><F>shale</F></Row>
                <Row index="1"><F>chert</F></Row>
                </GDALRasterAttributeTable>
                """));

    [Theory]
    [InlineData("")]
    [InlineData("<GDALRasterAttributeTable><FieldDefn index=\"0\"><Name>VALUE</Name><Type>0</Type><Usage>0</Usage></FieldDefn><Row index=\"0\"><F>1</F></Row></GDALRasterAttributeTable>")]
    public void Without_names_there_are_none(string xml) => Assert.Empty(NamesOf(xml));

    [Fact]
    public void A_band_that_is_not_there_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var raster = RasterFile.Open(Sample.Raster(folder["a.tif"], Sample.Grid(rows: 1, columns: 1), 1));
        Assert.Throws<RasterException>(() => raster.CategoryNames(1));
    }

    private static KeyValuePair<double, string>[] NamesOf(string xml)
    {
        using var folder = new TemporaryFolder();
        GdalTools.Translate(Sample.Raster(folder["a.tif"], Sample.Grid(rows: 1, columns: 2), 1, 2), folder["b.tif"], "-ot", "Int32", "-a_nodata", "none");
        File.WriteAllText(folder["b.tif.aux.xml"], $"<PAMDataset><PAMRasterBand band=\"1\">{xml}</PAMRasterBand></PAMDataset>");
        using var raster = RasterFile.Open(folder["b.tif"]);
        return [.. raster.CategoryNames(0)];
    }
}
