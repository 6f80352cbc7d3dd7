#include "support/small_extract.h"

#include <osmium/io/opl_input.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/writer.hpp>

namespace fengsui {

void writeExtract(const std::filesystem::path& file, const std::string& lines)
{
    const osmium::io::File text(lines.data(), lines.size(), "opl");
    osmium::io::Reader reader(text);
    osmium::io::Writer writer(osmium::io::File(file.string(), "pbf"), osmium::io::overwrite::allow);
    while (osmium::memory::Buffer buffer = reader.read())
        writer(std::move(buffer));
    writer.close();
    reader.close();
}

std::string smallGround()
{
    return
        // a wood and the clearing in it
        "n1 x103.885 y28.975\nn2 x103.895 y28.975\nn3 x103.895 y28.965\nn4 x103.885 y28.965\n"
        "n5 x103.888 y28.972\nn6 x103.892 y28.972\nn7 x103.892 y28.968\nn8 x103.888 y28.968\n"
        // a lake
        "n11 x103.905 y28.975\nn12 x103.915 y28.975\nn13 x103.915 y28.965\nn14 x103.905 y28.965\n"
        // the trunk road, and a river across it
        "n21 x103.880 y28.955\nn22 x103.900 y28.955\nn23 x103.920 y28.955\n"
        "n31 x103.900 y28.980\nn32 x103.900 y28.955\nn33 x103.900 y28.945\n"
        // a building
        "n41 x103.907 y28.951\nn42 x103.909 y28.951\nn43 x103.909 y28.949\nn44 x103.907 y28.949\n"
        // the coast runs to the west: land to its right would be sea, so it runs to the east with land to its left
        "n51 x103.880 y28.945\nn52 x103.900 y28.944\nn53 x103.920 y28.945\n"
        "n61 x103.890 y28.953 Tplace=town,name=Muxi,name:zh=沐溪镇\n"
        "n62 x103.910 y28.953 Tamenity=hospital,name=县医院\n"
        "n63 x103.880 y28.940\nn64 x103.920 y28.980\n"
        "w1 Nn1,n2,n3,n4,n1\n"
        "w2 Nn5,n6,n7,n8,n5\n"
        "w3 Tnatural=water,name=龙溪湖 Nn11,n12,n13,n14,n11\n"
        "w4 Thighway=trunk,ref=G213,name=沐川大道 Nn21,n22,n23\n"
        "w5 Twaterway=river,name=沐溪河 Nn31,n32,n33\n"
        "w6 Tbuilding=yes Nn41,n42,n43,n44,n41\n"
        "w7 Tnatural=coastline Nn51,n52,n53\n"
        "w8 Nn21,n31,n23\n"
        "w9 Thighway=residential,name=断头路 Nn22,n999,n998\n"
        "r1 Ttype=multipolygon,landuse=forest Mw1@outer,w2@inner\n"
        "r2 Ttype=boundary,boundary=administrative,admin_level=6 Mw8@outer\n";
}

} // namespace fengsui
