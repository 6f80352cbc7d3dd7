#pragma once

#include <QtGlobal>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>

#include <filesystem>

namespace fengsui {

struct Lamp {
    const char* code; ///< bytes as they are to stand in the file
    const char* name;
    double x, y;
};

/// A layer of lamps, written by the library itself.
class Written {
public:
    Written(const char* driver, const std::filesystem::path& file)
    {
        RegisterOGRShape();
        RegisterOGRGeoPackage();
        RegisterOGRGeoJSON();
        m_dataset = GDALCreate(GDALGetDriverByName(driver), file.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
    }
    ~Written() { GDALClose(m_dataset); }
    Written(const Written&) = delete;
    Written& operator=(const Written&) = delete;

    Written& layer(const char* name, int epsg, OGRwkbGeometryType type = wkbPoint, const char* encoding = nullptr)
    {
        OGRSpatialReferenceH system = nullptr;
        if (epsg != 0) {
            system = OSRNewSpatialReference(nullptr);
            OSRImportFromEPSG(system, epsg);
            OSRSetAxisMappingStrategy(system, OAMS_TRADITIONAL_GIS_ORDER);
        }
        CPLStringList options;
        if (encoding)
            options.SetNameValue("ENCODING", encoding);
        m_layer = GDALDatasetCreateLayer(m_dataset, name, system, type, options.List());
        if (system)
            OSRDestroySpatialReference(system);
        const auto field = [&](const char* column, OGRFieldType kind, int width) {
            OGRFieldDefnH definition = OGR_Fld_Create(column, kind);
            OGR_Fld_SetWidth(definition, width);
            OGR_L_CreateField(m_layer, definition, 1);
            OGR_Fld_Destroy(definition);
        };
        field("ObjID", OFTString, 20);
        field("ObjName", OFTString, 40);
        field("Height", OFTReal, 20);
        return *this;
    }
    Written& add(const Lamp& lamp, double height = 12)
    {
        OGRGeometryH point = OGR_G_CreateGeometry(wkbPoint);
        OGR_G_SetPoint_2D(point, 0, lamp.x, lamp.y);
        return add(lamp, point, height);
    }
    Written& addLine(const Lamp& lamp)
    {
        OGRGeometryH line = OGR_G_CreateGeometry(wkbLineString);
        OGR_G_AddPoint_2D(line, lamp.x, lamp.y);
        OGR_G_AddPoint_2D(line, lamp.x + 1, lamp.y);
        return add(lamp, line, 0);
    }

private:
    Written& add(const Lamp& lamp, OGRGeometryH geometry, double height)
    {
        OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(m_layer));
        OGR_F_SetFieldString(feature, 0, lamp.code);
        OGR_F_SetFieldString(feature, 1, lamp.name);
        OGR_F_SetFieldDouble(feature, 2, height);
        OGR_F_SetGeometryDirectly(feature, geometry);
        if (OGR_L_CreateFeature(m_layer, feature) != OGRERR_NONE)
            qFatal("%s", CPLGetLastErrorMsg());
        OGR_F_Destroy(feature);
        return *this;
    }

    GDALDatasetH m_dataset = nullptr;
    OGRLayerH m_layer = nullptr;
};

} // namespace fengsui
